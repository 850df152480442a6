using Identity.Domain.Policies;
using Identity.Domain.SignIn;
using Identity.Storage.Facts;
using Identity.Storage.Methods;
using Identity.Storage.People;
using Identity.Storage.Policies;
using Identity.Storage.RememberedDevices;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Storage.Tests.RememberedDevices;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class RememberedDeviceStoreTests(StorageProvider provider) : StorageTests(provider)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Test]
    [Category("rule-1")]
    public async Task Device_is_among_the_facts_of_one_command_until_it_is_over()
    {
        var (person, method) = await OwnerAsync();
        var device = await RememberAsync(person, method, "new");

        await using var scope = Database.Services.CreateAsyncScope();
        using var count = new CommandCount(scope.ServiceProvider.GetRequiredService<IdentityDatabase>());
        var facts = await scope.ServiceProvider.GetRequiredService<FactsReader>().ReadAsync(new() { PersonId = person.Id }, device.Until.AddMilliseconds(-1), None);

        Assert.That(count.Texts, Has.Count.EqualTo(1));
        Assert.That(facts.Person!.Facts.RememberedDevices, Is.EqualTo([device]));
        Assert.That(await FactsAsync(person, device.Until), Is.Empty);
    }

    [Test]
    [Category("attack-1")]
    public async Task Device_of_an_epoch_that_is_over_is_none()
    {
        var (person, method) = await OwnerAsync();
        await RememberAsync(person, method, "epoch");

        await RaiseEpochAsync(person.Id);

        Assert.That(await FactsAsync(person, Now), Is.Empty);
    }

    [Test]
    [Category("fault-8")]
    public async Task Device_is_found_by_its_person_and_handle_alone()
    {
        var (person, method) = await OwnerAsync();
        var (other, _) = await OwnerAsync();
        var device = await RememberAsync(person, method, "found");

        Assert.That(await FindAsync(person, Hash(person, "found")), Is.EqualTo(device.Id));
        Assert.That(await FindAsync(other, Hash(person, "found")), Is.Null);
        Assert.That(await FindAsync(person, Hash(person, "forged")), Is.Null);
        Assert.That(await FindAsync(person, ""), Is.Null);
    }

    [Test]
    public async Task Whoever_else_is_remembered_in_a_browser_goes_on_under_its_new_handle()
    {
        var (first, firstMethod) = await OwnerAsync();
        var (second, secondMethod) = await OwnerAsync();
        var device = await RememberAsync(first, firstMethod, "old");

        await RememberAsync(second, secondMethod, "new", old: Hash(first, "old"));

        Assert.That(await FindAsync(first, Hash(first, "old")), Is.Null);
        Assert.That(await FindAsync(first, Hash(second, "new")), Is.EqualTo(device.Id));
        Assert.That(await FindAsync(second, Hash(second, "new")), Is.Not.Null);
    }

    [Test]
    public async Task Browser_that_is_remembered_again_is_one_device()
    {
        var (person, method) = await OwnerAsync();
        var first = await RememberAsync(person, method, "first");

        var second = await RememberAsync(person, method, "second", old: Hash(person, "first"));

        Assert.That((await ListAsync(person)).Select(stored => stored.Device.Id), Is.EqualTo([second.Id]).And.Not.Contains(first.Id));
    }

    [Test]
    [Category("rule-6")]
    public async Task Fifty_tabs_that_remember_a_browser_at_once_leave_no_handle_behind_that_the_browser_had()
    {
        var (person, method) = await OwnerAsync();
        await RememberAsync(person, method, "old");

        await FiftyAtOnceAsync<IServiceProvider, bool>(async (services, number) =>
        {
            var database = services.GetRequiredService<IdentityDatabase>();
            await using var write = await database.BeginWriteAsync(None);
            await services.GetRequiredService<RememberedDeviceStore>().RememberAsync(Device(person, method, $"tab-{number}"), Hash(person, "old"), None);
            await write.CommitAsync(None);
            return true;
        });

        Assert.That(await FindAsync(person, Hash(person, "old")), Is.Null);
        Assert.That(await ListAsync(person), Has.Count.EqualTo(50));
    }

    [Test]
    [Category("rule-6")]
    public async Task Device_is_forgotten_by_one_of_fifty_and_by_nobody_else()
    {
        var (person, method) = await OwnerAsync();
        var (other, _) = await OwnerAsync();
        var device = await RememberAsync(person, method, "forget");

        Assert.That(await InScopeAsync<RememberedDeviceStore, bool>(store => store.TryForgetAsync(other.Id, device.Id, None)), Is.False);
        var answers = await FiftyAtOnceAsync<RememberedDeviceStore, bool>((store, _) => store.TryForgetAsync(person.Id, device.Id, None));

        Assert.That(answers.Count(won => won), Is.EqualTo(1));
        Assert.That(await FactsAsync(person, Now), Is.Empty);
    }

    [Test]
    public async Task All_devices_of_one_person_are_forgotten()
    {
        var (person, method) = await OwnerAsync();
        var (other, otherMethod) = await OwnerAsync();
        await RememberAsync(person, method, "one");
        await RememberAsync(person, method, "two");
        await RememberAsync(other, otherMethod, "three");

        Assert.That(await InScopeAsync<RememberedDeviceStore, int>(store => store.ForgetAllAsync(person.Id, None)), Is.EqualTo(2));
        Assert.That(await FactsAsync(person, Now), Is.Empty);
        Assert.That(await FactsAsync(other, Now), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Device_goes_with_the_method_that_proved_it_and_does_not_come_back_with_it()
    {
        var (person, method) = await OwnerAsync();
        await RememberAsync(person, method, "method");

        Assert.That(await InScopeAsync<RemovedMethodStore, bool>(removed => removed.TryRemoveAsync(person.Id, method, Now, None)), Is.True);
        Assert.That(await ListAsync(person), Is.Empty);

        Assert.That(await InScopeAsync<RemovedMethodStore, bool>(removed => removed.TryRestoreAsync(person.Id, method, None)), Is.True);
        Assert.That(await ListAsync(person), Is.Empty);
    }

    [Test]
    public async Task Policy_that_has_fewer_days_makes_devices_end_sooner_for_good()
    {
        var (person, method) = await OwnerAsync();
        var device = await RememberAsync(person, method, "policy");

        await PublishAsync(90);
        Assert.That(await FactsAsync(person, Now), Is.EqualTo([device]), "never later than was said");
        await PublishAsync(5);
        Assert.That((await FactsAsync(person, Now)).Single().Until, Is.EqualTo(device.RememberedAt.AddDays(5)));
        await PublishAsync(0);
        Assert.That(await FactsAsync(person, Now), Is.Empty);
        await PublishAsync(30);
        Assert.That(await FactsAsync(person, Now), Is.Empty);
    }

    [Test]
    public async Task What_is_over_is_removed()
    {
        var (person, method) = await OwnerAsync();
        var (outdated, outdatedMethod) = await OwnerAsync();
        var device = await RememberAsync(person, method, "over");
        await RememberAsync(outdated, outdatedMethod, "outdated");
        await RaiseEpochAsync(outdated.Id);

        await InScopeAsync<RememberedDeviceStore>(store => store.RemoveEndedAsync(device.Until, None));
        Assert.That(await ListAsync(person), Has.Count.EqualTo(1));
        Assert.That(await ListAsync(outdated), Is.Empty);

        await InScopeAsync<RememberedDeviceStore>(store => store.RemoveEndedAsync(device.Until.AddMilliseconds(1), None));
        Assert.That(await ListAsync(person), Is.Empty);
    }

    private static string Hash(Person person, string handle) => $"{handle}-{person.Id}";

    private async Task<(Person Person, Guid Method)> OwnerAsync()
    {
        var person = await AddPersonAsync();
        var pending = new PendingMethod
        {
            Id = Guid.CreateVersion7(),
            PersonId = person.Id,
            Epoch = 1,
            TransactionKey = $"{person.Id}",
            Method = "totp",
            SealedSecret = [1, 2, 3],
            CreatedAt = Now,
            ExpiresAt = Now.AddMinutes(15),
        };
        var commit = new MethodCommit { Pending = pending, Channel = "device", Label = "Phone", RegisteredUnder = AssuranceLevel.OneFactor, Beside = null, Now = Now };
        await InScopeAsync<MethodStore>(methods => methods.BeginAsync(pending, None));
        Assert.That(await InScopeAsync<MethodStore, CommitOutcome>(methods => methods.TryCommitAsync(commit, None)), Is.EqualTo(CommitOutcome.Committed));
        return (person, pending.Id);
    }

    private StoredDevice Device(Person person, Guid method, string handle) => new(
        person.Id,
        new() { Id = Guid.CreateVersion7(), Epoch = 1, MethodId = method, RememberedAt = Now, Until = Now.AddDays(30) },
        Hash(person, handle),
        "Firefox",
        System: null);

    private async Task<RememberedDevice> RememberAsync(Person person, Guid method, string handle, string old = "")
    {
        var stored = Device(person, method, handle);
        await InScopeAsync<RememberedDeviceStore>(store => store.RememberAsync(stored, old, None));
        return stored.Device;
    }

    private async Task PublishAsync(int days)
    {
        var current = await InScopeAsync<PolicyStore, PolicyRow?>(policies => policies.FindCurrentAsync(None));
        var document = PolicyWriter.Write(PolicyDocument.Default with { RememberDeviceDays = days });
        await InScopeAsync<PolicyStore>(policies => policies.TryPublishAsync(document, current?.Version ?? 0, "test", Now, None));
    }

    private async Task<IReadOnlyList<RememberedDevice>> FactsAsync(Person person, DateTimeOffset at) =>
        (await InScopeAsync<FactsReader, SignInFacts>(reader => reader.ReadAsync(new() { PersonId = person.Id }, at, None))).Person!.Facts.RememberedDevices;

    private Task<Guid?> FindAsync(Person person, string hash) => InScopeAsync<RememberedDeviceStore, Guid?>(store => store.FindAsync(person.Id, hash, None));

    private Task<IReadOnlyList<StoredDevice>> ListAsync(Person person) =>
        InScopeAsync<RememberedDeviceStore, IReadOnlyList<StoredDevice>>(store => store.ListAsync(person.Id, None));
}
