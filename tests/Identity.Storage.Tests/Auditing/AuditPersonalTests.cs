using Identity.Storage.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Storage.Tests.Auditing;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
[Category("attack-16")]
public sealed class AuditPersonalTests(StorageProvider provider) : StorageTests(provider)
{
    private const string Address = "203.0.113.99";
    private static readonly CancellationToken None = CancellationToken.None;

    [TestCase(true)]
    [TestCase(false)]
    public async Task What_is_personal_is_read_by_the_server_and_by_nobody_from_the_database(bool isKnown)
    {
        var happened = Happened(isKnown ? Guid.CreateVersion7() : null) with { Agent = "Agent/1.0", Details = "to sanne@contoso.example" };

        await AddAsync(happened);

        Assert.That((await ReadAsync()).Single(read => read.Event.Id == happened.Id), Has.Property("Event").EqualTo(happened).And.Property("Personal").EqualTo(PersonalState.Read));
        Assert.That(await DumpAsync(), Has.None.Contains(Address).And.None.Contains("Agent/1.0").And.None.Contains("sanne@contoso"));
    }

    [Test]
    public async Task Fifty_first_events_at_once_make_one_key()
    {
        var personId = Guid.CreateVersion7();

        await FiftyAtOnceAsync<AuditLog, bool>(async (log, _) =>
        {
            await log.AddAsync(Happened(personId), None);
            return true;
        });

        Assert.That(await KeysAsync(personId), Is.EqualTo(1));
        Assert.That((await ReadAsync(personId)).Select(read => read.Event.Address), Has.Exactly(50).EqualTo(Address));
    }

    [Test]
    public async Task Key_that_was_lost_with_its_write_is_not_used_again()
    {
        var personId = Guid.CreateVersion7();
        await InScopeAsync<IServiceProvider>(async services =>
        {
            var log = services.GetRequiredService<AuditLog>();
            await using (await services.GetRequiredService<IdentityDatabase>().BeginWriteAsync(None))
            {
                await log.AddAsync(Happened(personId), None);
                await log.AddAsync(Happened(personId), None);
            }

            await log.AddAsync(Happened(personId), None);
        });

        Assert.That((await ReadAsync(personId)).Select(read => read.Personal), Is.EqualTo([PersonalState.Read]));
    }

    [Test]
    public async Task Key_is_asked_for_once_a_request()
    {
        var personId = Guid.CreateVersion7();
        await AddAsync(Happened(personId));

        await InScopeAsync<IServiceProvider>(async services =>
        {
            using var commands = new CommandCount(services.GetRequiredService<IdentityDatabase>());
            await services.GetRequiredService<AuditLog>().AddAsync(Happened(personId), None);
            await services.GetRequiredService<AuditLog>().AddAsync(Happened(personId), None);

            Assert.That(commands.Texts, Has.Count.EqualTo(3), string.Join('\n', commands.Texts));
        });
    }

    [Test]
    [Category("attack-11")]
    public async Task Event_about_nobody_costs_what_one_about_somebody_costs()
    {
        var personId = Guid.CreateVersion7();
        await AddAsync(Happened(personId));

        Assert.That(await CostAsync(null), Is.EqualTo(await CostAsync(personId)));
    }

    [Test]
    public async Task Erasure_takes_what_is_personal_from_one_person_and_leaves_the_events()
    {
        var (erased, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await AddAsync(Happened(erased));
        await AddAsync(Happened(other));

        var keys = await InScopeAsync<AuditKeys, int>(store => store.EraseAsync(erased, None));
        await AddAsync(Happened(erased));

        Assert.That(keys, Is.EqualTo(1));
        Assert.That((await ReadAsync(erased)).Select(read => (read.Personal, read.Event.Address)), Is.EqualTo([(PersonalState.Erased, null), (PersonalState.Read, Address)]));
        Assert.That((await ReadAsync(other)).Select(read => read.Event.Address), Is.EqualTo([Address]));
    }

    [Test]
    public async Task Ciphertext_moved_to_another_event_of_the_same_person_does_not_open()
    {
        var personId = Guid.CreateVersion7();
        var (first, moved) = (Happened(personId), Guid.CreateVersion7());
        await AddAsync(first);

        await InScopeAsync<IdentityDatabase>(async database =>
        {
            var row = await database.Set<AuditRow>().AsNoTracking().SingleAsync(row => row.Id == first.Id, None);
            await database.InsertAsync([row with { Id = moved }], None);
        });

        Assert.That((await ReadAsync(personId)).Single(read => read.Event.Id == moved), Has.Property("Personal").EqualTo(PersonalState.Unreadable));
    }

    [Test]
    public async Task Newest_are_found_for_one_person_without_some_kinds()
    {
        var personId = Guid.CreateVersion7();
        await AddAsync(Happened(Guid.CreateVersion7()));
        foreach (var minute in Enumerable.Range(0, 4))
        {
            await AddAsync(Happened(personId) with { At = Now.AddMinutes(minute), Kind = minute == 2 ? "test.dull" : $"test.{minute}" });
        }

        var newest = await InScopeAsync<AuditReader, IReadOnlyList<RecordedEvent>>(reader => reader.FindNewestAsync(personId, 2, ["test.dull"], None));

        Assert.That(newest.Select(read => read.Event.Kind), Is.EqualTo(["test.3", "test.1"]));
    }

    private AuditEvent Happened(Guid? personId) => new() { Id = Guid.CreateVersion7(), At = Now, Kind = "test.happened", PersonId = personId, Address = Address };

    private Task AddAsync(AuditEvent happened) => InScopeAsync<AuditLog>(log => log.AddAsync(happened, None));

    private Task<int> CostAsync(Guid? personId) => InScopeAsync<IServiceProvider, int>(async services =>
    {
        using var commands = new CommandCount(services.GetRequiredService<IdentityDatabase>());
        await services.GetRequiredService<AuditLog>().AddAsync(Happened(personId), None);
        return commands.Texts.Count;
    });

    private Task<int> KeysAsync(Guid personId) =>
        InScopeAsync<IdentityDatabase, int>(database => database.Set<AuditKeyRow>().CountAsync(row => row.PersonId == personId, None));

    private Task<List<RecordedEvent>> ReadAsync(Guid? personId = null) => InScopeAsync<AuditReader, List<RecordedEvent>>(async reader =>
    {
        List<RecordedEvent> read = [];
        await foreach (var one in reader.ReadAsync(new AuditQuery { PersonId = personId }, None))
        {
            read.Add(one);
        }

        return read;
    });
}
