using Identity.Storage.Facts;
using Identity.Storage.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Storage.Tests.People;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class PersonStoreTests(StorageProvider provider) : StorageTests(provider)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Test]
    public async Task Name_or_address_leads_to_the_person()
    {
        var person = await AddPersonAsync("lars", "lars@example.org", "hash");

        var byName = await FindAsync("LARS");
        var byAddress = await FindAsync("LARS@EXAMPLE.ORG");

        Assert.That(byName, Is.EqualTo(new SignInCandidate(person.Id, "hash", 1, false)));
        Assert.That(byAddress, Is.EqualTo(byName));
        Assert.That(await FindAsync("NOBODY"), Is.Null);
    }

    [Test]
    public async Task Address_of_two_people_leads_to_neither_and_a_name_goes_before_an_address()
    {
        await AddPersonAsync("first", "shared@example.org");
        await AddPersonAsync("second", "shared@example.org");
        var named = await AddPersonAsync("mila@example.org");
        await AddPersonAsync("other", "mila@example.org");

        Assert.That(await FindAsync("SHARED@EXAMPLE.ORG"), Is.Null);
        Assert.That((await FindAsync("MILA@EXAMPLE.ORG"))!.Id, Is.EqualTo(named.Id));
    }

    [Test]
    [Category("attack-11")]
    [TestCase("known")]
    [TestCase("unknown")]
    public async Task Known_and_unknown_names_cost_one_command(string name)
    {
        if (name == "known")
        {
            await AddPersonAsync("known");
        }

        await InScopeAsync<IdentityDatabase>(async database =>
        {
            using var count = new CommandCount(database);
            await new PersonStore(database).FindForSignInAsync(name.ToUpperInvariant(), None);
            Assert.That(count.Texts, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task Hash_is_upgraded_unless_the_password_changed_meanwhile()
    {
        var person = await AddPersonAsync(passwordHash: "old");

        var answers = await InScopeAsync<PersonStore, bool[]>(async people =>
        [
            await people.TryUpgradeHashAsync(person.Id, "other", "new", None),
            await people.TryUpgradeHashAsync(person.Id, "old", "new", None),
        ]);

        Assert.That(answers, Is.EqualTo([false, true]));
        Assert.That((await FindAsync(person.NormalizedUserName!))!.PasswordHash, Is.EqualTo("new"));
    }

    [Test]
    public async Task Foreign_schemes_are_noticed_until_the_last_hash_is_upgraded()
    {
        await using var database = await TestDatabase.CreateAsync(Provider);
        await using var scope = database.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        var people = new PersonStore(context);
        var person = new Person { Id = Guid.CreateVersion7(), UserName = "old", PasswordHash = "old", PasswordScheme = "pbkdf2" };
        context.Add(person);
        context.Add(new Person { Id = Guid.CreateVersion7(), UserName = "older", PasswordHash = "older", PasswordScheme = "$2b$12" });
        context.Add(new Person { Id = Guid.CreateVersion7(), UserName = "modern", PasswordHash = "modern" });
        await context.SaveChangesAsync(None);

        Assert.That(await people.ForeignSchemesAsync(None), Is.EqualTo(["$2b$12", "pbkdf2"]));
        await people.TryUpgradeHashAsync(person.Id, "old", "new", None);
        Assert.That(await people.ForeignSchemesAsync(None), Is.EqualTo(["$2b$12"]));
    }

    [Test]
    [Category("attack-1")]
    public async Task Saving_a_person_read_before_brings_no_old_epoch_back()
    {
        var person = await AddPersonAsync();

        await InScopeAsync<IdentityDatabase>(async database =>
        {
            var read = await database.Users.SingleAsync(found => found.Id == person.Id, None);
            await InScopeAsync<PersonStore>(people => people.SetDisabledAsync(person.Id, disabled: true, None));
            read.DisplayName = "Changed";
            database.Update(read);
            await database.SaveChangesAsync(None);
        });

        var found = await FindAsync(person.NormalizedUserName!);
        Assert.That((found!.Epoch, found.IsDisabled), Is.EqualTo((2L, true)));
    }

    [Test]
    [Category("attack-1")]
    public async Task Of_fifty_new_passwords_at_once_one_is_set_and_the_epoch_is_one_more()
    {
        var person = await AddPersonAsync(passwordHash: "old");
        await InScopeAsync<PersonStore>(people => people.RequirePasswordChangeAsync(person.Id, None));

        var answers = await FiftyAtOnceAsync<PersonStore, bool>((people, number) => people.TrySetPasswordAsync(person.Id, 1, $"new {number}", mustChange: false, None));

        var owner = (await OwnerAsync(person))!;
        Assert.That(answers.Count(won => won), Is.EqualTo(1));
        Assert.That((owner.Epoch, owner.PasswordHash), Is.EqualTo((2L, $"new {answers.ToList().IndexOf(true)}")));
        Assert.That(await MustChangeAsync(person), Is.False);
    }

    [Test]
    [Category("attack-1")]
    public async Task A_person_read_before_a_new_password_is_not_saved_over_it()
    {
        var person = await AddPersonAsync(passwordHash: "old");

        await InScopeAsync<IdentityDatabase>(async database =>
        {
            var read = await database.Users.SingleAsync(found => found.Id == person.Id, None);
            await InScopeAsync<PersonStore>(people => people.TrySetPasswordAsync(person.Id, 1, "new", mustChange: true, None));
            read.PasswordHash = "older";
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => database.SaveChangesAsync(None));
        });

        Assert.That((await OwnerAsync(person))!.PasswordHash, Is.EqualTo("new"));
        Assert.That(await MustChangeAsync(person), Is.True);
    }

    [Test]
    public async Task Nobody_who_is_switched_off_gets_a_new_password()
    {
        var person = await AddPersonAsync(passwordHash: "old");
        await InScopeAsync<PersonStore>(people => people.SetDisabledAsync(person.Id, disabled: true, None));

        Assert.That(await InScopeAsync<PersonStore, bool>(people => people.TrySetPasswordAsync(person.Id, 2, "new", mustChange: false, None)), Is.False);
        Assert.That(await OwnerAsync(person), Is.Null);
    }

    [Test]
    public async Task Nothing_is_kept_about_a_person_who_does_not_exist() => await Assert.ThrowsAsync<DbUpdateException>(() =>
        InScopeAsync<PersonStore>(people => people.SetGroupsAsync(Guid.CreateVersion7(), ["staff"], None)));

    [Test]
    public async Task Groups_are_replaced()
    {
        var person = await AddPersonAsync();
        await InScopeAsync<PersonStore>(people => people.SetGroupsAsync(person.Id, ["staff", "pilot", "staff"], None));
        await InScopeAsync<PersonStore>(people => people.SetGroupsAsync(person.Id, ["staff", "board"], None));

        var facts = await InScopeAsync<FactsReader, SignInFacts>(reader => reader.ReadAsync(new() { PersonId = person.Id }, Now, None));

        Assert.That(facts.Person!.Facts.Groups, Is.EquivalentTo(["staff", "board"]));
    }

    [Test]
    public async Task Profile_is_told_of_active_people_only()
    {
        var person = await AddPersonAsync("eva", "eva@example.org");

        var active = await ProfileAsync(person);
        await InScopeAsync<PersonStore>(people => people.SetDisabledAsync(person.Id, disabled: true, None));

        Assert.That((active!.Email, active.DisplayName, active.UpdatedAt), Is.EqualTo(("eva@example.org", "Sanne", Now)));
        Assert.That(await ProfileAsync(person), Is.Null);
    }

    [Test]
    public async Task Framework_keeps_people_and_passwords_in_these_tables()
    {
        await WithUserManagerAsync(async users =>
        {
            var person = new Person { Id = Guid.CreateVersion7(), UserName = "frame", DisplayName = "Frame", CreatedAt = Now };
            Assert.That((await users.CreateAsync(person, "Long-enough-1")).Succeeded, Is.True);
        });

        await WithUserManagerAsync(async users =>
        {
            var owner = (await users.FindByNameAsync("frame"))!;
            Assert.That((await users.ChangePasswordAsync(owner, "Long-enough-1", "Long-enough-2")).Succeeded, Is.True);
            Assert.That((await users.DeleteAsync(owner)).Succeeded, Is.True);
        });

        Assert.That(await FindAsync("FRAME"), Is.Null);
    }

    private async Task WithUserManagerAsync(Func<UserManager<Person>, Task> work)
    {
        var collection = new ServiceCollection().AddLogging().AddIdentityStorage(Database.Options);
        collection.AddIdentityCore<Person>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
            .AddEntityFrameworkStores<IdentityDatabase>();
        await using var services = collection.BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<UserManager<Person>>());
    }

    private Task<SignInCandidate?> FindAsync(string normalizedName) =>
        InScopeAsync<PersonStore, SignInCandidate?>(people => people.FindForSignInAsync(normalizedName, None));

    private Task<PasswordOwner?> OwnerAsync(Person person) =>
        InScopeAsync<PersonStore, PasswordOwner?>(people => people.FindPasswordOwnerAsync(person.Id, None));

    private async Task<bool> MustChangeAsync(Person person) =>
        (await InScopeAsync<FactsReader, SignInFacts>(reader => reader.ReadAsync(new() { PersonId = person.Id }, Now, None))).Person!.Facts.MustChangePassword;

    private Task<StoredProfile?> ProfileAsync(Person person) =>
        InScopeAsync<PersonStore, StoredProfile?>(people => people.FindProfileAsync(person.Id, None));
}
