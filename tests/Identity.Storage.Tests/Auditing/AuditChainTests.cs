using System.Data.Common;
using Identity.Storage.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Storage.Tests.Auditing;

/// <summary>The database that grows only, and the chain that shows when somebody has made it do otherwise. Each test has a database of its own.</summary>
[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
[Category("attack-16")]
public sealed class AuditChainTests(StorageProvider provider)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly Guid person = Guid.CreateVersion7();
    private TestDatabase database = null!;

    [SetUp]
    public async Task CreateAsync() => database = await TestDatabase.CreateAsync(provider);

    [TearDown]
    public Task RemoveAsync() => database.DisposeAsync().AsTask();

    [TestCase("UPDATE audit_events SET kind = 'other'")]
    [TestCase("DELETE FROM audit_events")]
    [TestCase("UPDATE audit_seals SET number = number + 10")]
    [TestCase("DELETE FROM audit_seals")]
    public async Task Database_refuses_to_change_or_remove_what_is_kept(string change)
    {
        await AddAsync(3);
        await SealAsync();

        var refused = await Assert.CatchAsync<DbException>(() => ExecuteAsync(change));

        Assert.That(refused!.Message, Does.Contain("is insert-only"));
        Assert.That((await VerifyAsync()).Findings, Is.Empty);
    }

    [Test]
    public async Task Database_refuses_what_would_replace_a_row_by_the_way()
    {
        await AddAsync(1);
        var change = provider is StorageProvider.Sqlite
            ? "INSERT OR REPLACE INTO audit_events (id, at, kind) SELECT id, at, 'other' FROM audit_events"
            : "TRUNCATE audit_events";

        var refused = await Assert.CatchAsync<DbException>(() => ExecuteAsync(change));

        Assert.That(refused!.Message, Does.Contain("is insert-only"));
    }

    [Test]
    public async Task Events_are_sealed_in_their_order_once_they_are_old_enough()
    {
        await AddAsync(3);
        database.Clock.Advance(AuditSealing.Margin - TimeSpan.FromMilliseconds(4));
        Assert.That(await SealNowAsync(2), Is.Null);

        database.Clock.Advance(TimeSpan.FromMilliseconds(3));
        var first = await SealNowAsync(2);
        var last = await SealNowAsync(2);

        Assert.That((first!.Number, last!.Number, last.Previous), Is.EqualTo((2, 3, first.Hash)));
        Assert.That(await SealNowAsync(2), Is.Null);
        var verdict = await VerifyAsync((first.Number, first.Hash));
        Assert.That(verdict.Findings, Is.Empty);
        Assert.That(verdict.Head, Is.EqualTo(last));
    }

    [Test]
    public async Task Fifty_servers_at_once_make_one_chain()
    {
        await AddAsync(120);
        database.Clock.Advance(AuditSealing.Margin);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => UseAsync<AuditSealing, AuditLink?>(sealing => sealing.SealAsync(7, None)), None)));

        var verdict = await VerifyAsync();
        Assert.That(verdict.Findings, Is.Empty);
        Assert.That((verdict.Head!.Number, verdict.Waiting), Is.EqualTo((120, 0)));
    }

    [TestCase("UPDATE audit_events SET kind = 'other' WHERE id = (SELECT event_id FROM audit_seals WHERE number = 2)", typeof(AuditFinding.Changed))]
    [TestCase("UPDATE audit_events SET data = '{}' WHERE id = (SELECT event_id FROM audit_seals WHERE number = 2)", typeof(AuditFinding.Changed))]
    [TestCase("UPDATE audit_events SET sealed = NULL WHERE id = (SELECT event_id FROM audit_seals WHERE number = 2)", typeof(AuditFinding.Changed))]
    [TestCase("UPDATE audit_seals SET hash = previous WHERE number = 2", typeof(AuditFinding.Changed))]
    [TestCase("DELETE FROM audit_events WHERE id = (SELECT event_id FROM audit_seals WHERE number = 2)", typeof(AuditFinding.Missing))]
    [TestCase("DELETE FROM audit_seals WHERE number = 2", typeof(AuditFinding.SealMissing))]
    public async Task Row_that_no_longer_fits_is_named_first(string change, Type finding)
    {
        await AddAsync(4);
        await SealAsync();
        await ReleaseAsync();

        await ExecuteAsync(change);

        var findings = (await VerifyAsync()).Findings;
        Assert.That(findings[0], Is.TypeOf(finding));
        Assert.That(findings[0], finding == typeof(AuditFinding.SealMissing) ? Has.Property("Number").EqualTo(2) : Has.Property("Number").EqualTo(2).And.Property("EventId").Not.Empty);
    }

    [Test]
    public async Task Event_put_between_sealed_ones_is_never_sealed_and_is_named()
    {
        var first = await AddAsync(4);
        await SealAsync();

        var added = await AddAtAsync(first);
        await AddAsync(1);
        await SealAsync();

        var findings = (await VerifyAsync()).Findings;
        Assert.That(findings.Cast<AuditFinding.AddedBetween>().Select(finding => finding.EventId), Is.EqualTo([added]));
    }

    [Test]
    public async Task Chain_that_was_cut_off_or_made_anew_does_not_lead_to_a_seal_that_was_noted()
    {
        await AddAsync(3);
        var noted = (await SealAsync())!;
        await ReleaseAsync();
        await ExecuteAsync("DELETE FROM audit_seals");
        await ExecuteAsync("UPDATE audit_events SET kind = 'other'");
        await SealAsync();

        Assert.That((await VerifyAsync()).Findings, Is.Empty, "which is why it is noted");
        Assert.That((await VerifyAsync((noted.Number, noted.Hash))).Findings.Single(), Is.TypeOf<AuditFinding.HeadLost>());
    }

    [Test]
    public async Task Erasure_leaves_the_chain_whole()
    {
        await AddAsync(3);
        await SealAsync();

        await UseAsync<AuditKeys, int>(keys => keys.EraseAsync(person, None));

        Assert.That((await VerifyAsync()).Findings, Is.Empty);
    }

    // The first one's moment.
    private async Task<DateTimeOffset> AddAsync(int count)
    {
        var first = database.Clock.GetUtcNow();
        foreach (var _ in Enumerable.Range(0, count))
        {
            await AddAtAsync(database.Clock.GetUtcNow());
            database.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        return first;
    }

    private async Task<Guid> AddAtAsync(DateTimeOffset at)
    {
        var happened = new AuditEvent { Id = Guid.CreateVersion7(), At = at, Kind = "test.happened", PersonId = person, Data = "\"é\"", Address = "203.0.113.99" };
        await UseAsync<AuditLog, bool>(async log =>
        {
            await log.AddAsync(happened, None);
            return true;
        });
        return happened.Id;
    }

    private Task<AuditLink?> SealAsync()
    {
        database.Clock.Advance(AuditSealing.Margin);
        return SealNowAsync(100);
    }

    private Task<AuditLink?> SealNowAsync(int most) => UseAsync<AuditSealing, AuditLink?>(sealing => sealing.SealAsync(most, None));

    private Task<AuditVerdict> VerifyAsync((long Number, string Hash)? noted = null) =>
        UseAsync<AuditVerification, AuditVerdict>(verification => verification.VerifyAsync(noted, None));

    private async Task ReleaseAsync()
    {
        string[] release = provider is StorageProvider.Sqlite
            ? [.. new[] { "events", "seals" }.SelectMany(table => new[] { "update", "delete" }.Select(change => $"DROP TRIGGER audit_{table}_no_{change}"))]
            : ["ALTER TABLE audit_events DISABLE TRIGGER USER", "ALTER TABLE audit_seals DISABLE TRIGGER USER"];
        foreach (var statement in release)
        {
            await ExecuteAsync(statement);
        }
    }

    private Task<int> ExecuteAsync(string statement) =>
        UseAsync<IdentityDatabase, int>(context => context.Database.ExecuteSqlRawAsync(statement.Replace("{}", "{{}}", StringComparison.Ordinal), None));

    private async Task<T> UseAsync<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = database.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
