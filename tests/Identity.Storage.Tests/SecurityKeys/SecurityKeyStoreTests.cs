using Identity.Domain.Methods;
using Identity.Domain.SignIn;
using Identity.Storage.Facts;
using Identity.Storage.Methods;
using Identity.Storage.People;
using Identity.Storage.SecurityKeys;

namespace Identity.Storage.Tests.SecurityKeys;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class SecurityKeyStoreTests(StorageProvider provider) : StorageTests(provider)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Test]
    public async Task Key_is_kept_with_its_method_and_told_with_the_facts()
    {
        var person = await AddPersonAsync();
        var key = await RegisterAsync(person);

        var found = await InScopeAsync<SecurityKeyStore, StoredKey?>(store => store.FindAsync(key.CredentialId, None));
        var facts = await InScopeAsync<FactsReader, SignInFacts>(reader => reader.ReadAsync(new FactsQuery { PersonId = person.Id }, Now, None));

        Assert.Multiple(() =>
        {
            Assert.That(found, Is.EqualTo(key with { CredentialId = found!.CredentialId, PublicKey = found.PublicKey }));
            Assert.That(found.PublicKey, Is.EqualTo(key.PublicKey));
            var traits = facts.Person!.Facts.Methods.Single().Key!;
            Assert.That((traits.Model, traits.IsDiscoverable, traits.VerifiesUser, traits.IsSynced), Is.EqualTo((key.Aaguid, true, true, false)));
        });
    }

    [Test]
    [Category("fault-15")]
    public async Task Credential_is_one_persons_also_where_two_register_it()
    {
        var (one, other) = (await AddPersonAsync(), await AddPersonAsync());
        var key = await RegisterAsync(one);

        var outcome = await TryRegisterAsync(other, key.CredentialId);

        Assert.That(outcome, Is.EqualTo(CommitOutcome.SameChannel));
        Assert.That((await InScopeAsync<SecurityKeyStore, StoredKey?>(store => store.FindAsync(key.CredentialId, None)))!.PersonId, Is.EqualTo(one.Id));
    }

    [Test]
    public async Task Eleventh_key_is_one_too_many()
    {
        var person = await AddPersonAsync();
        for (var number = 0; number < MethodStore.MostSecurityKeys; number++)
        {
            await RegisterAsync(person);
        }

        Assert.That(await TryRegisterAsync(person, Guid.CreateVersion7().ToByteArray()), Is.EqualTo(CommitOutcome.TooMany));
    }

    [Test]
    [Category("rule-6")]
    [Category("fault-15")]
    public async Task Counter_goes_up_for_one_of_fifty_and_never_down()
    {
        var key = await RegisterAsync(await AddPersonAsync());

        var answers = await FiftyAtOnceAsync<SecurityKeyStore, bool>((store, _) => store.TryAdvanceAsync(key, 7, isBackedUp: false, None));

        Assert.That(answers.Count(won => won), Is.EqualTo(1));
        foreach (var counter in new[] { 7, 6, 0 })
        {
            Assert.That(await InScopeAsync<SecurityKeyStore, bool>(store => store.TryAdvanceAsync(key, counter, isBackedUp: false, None)), Is.False);
        }
    }

    [Test]
    public async Task Key_without_a_counter_answers_any_number_of_times()
    {
        var key = await RegisterAsync(await AddPersonAsync());

        Assert.That(await InScopeAsync<SecurityKeyStore, bool>(store => store.TryAdvanceAsync(key, 0, isBackedUp: true, None)), Is.True);
        Assert.That(await InScopeAsync<SecurityKeyStore, bool>(store => store.TryAdvanceAsync(key, 0, isBackedUp: true, None)), Is.True);
    }

    [Test]
    [Category("attack-8")]
    public async Task Removed_key_is_found_by_nobody_comes_back_and_is_forgotten_with_the_removal()
    {
        var person = await AddPersonAsync();
        var key = await RegisterAsync(person);

        await InScopeAsync<RemovedMethodStore>(store => store.TryRemoveAsync(person.Id, key.MethodId, Now, None));
        var removed = await InScopeAsync<SecurityKeyStore, StoredKey?>(store => store.FindAsync(key.CredentialId, None));
        await InScopeAsync<RemovedMethodStore>(store => store.TryRestoreAsync(person.Id, key.MethodId, None));
        var restored = await InScopeAsync<SecurityKeyStore, StoredKey?>(store => store.FindAsync(key.CredentialId, None));
        await InScopeAsync<RemovedMethodStore>(store => store.TryRemoveAsync(person.Id, key.MethodId, Now, None));
        var isKnown = await InScopeAsync<SecurityKeyStore, bool>(store => store.IsKnownAsync(key.CredentialId, None));
        await InScopeAsync<RemovedMethodStore>(store => store.RemoveOldAsync(Now.AddDays(1), None));
        var isKept = await InScopeAsync<SecurityKeyStore, bool>(store => store.IsKnownAsync(key.CredentialId, None));

        Assert.That((removed is null, restored is null, isKnown, isKept), Is.EqualTo((true, false, true, false)));
    }

    [Test]
    [Category("attack-14")]
    public async Task Keys_of_another_relying_party_are_counted()
    {
        await RegisterAsync(await AddPersonAsync());

        var same = await InScopeAsync<SecurityKeyStore, (string, int)?>(store => store.FindOtherRelyingPartyAsync("id.example", None));
        var other = await InScopeAsync<SecurityKeyStore, (string, int)?>(store => store.FindOtherRelyingPartyAsync("login.example", None));

        Assert.That(same, Is.Null);
        Assert.That(other!.Value.Item1, Is.EqualTo("id.example"));
    }

    private async Task<StoredKey> RegisterAsync(Person person)
    {
        var credentialId = Guid.CreateVersion7().ToByteArray();
        Assert.That(await TryRegisterAsync(person, credentialId), Is.EqualTo(CommitOutcome.Committed));
        return (await InScopeAsync<SecurityKeyStore, StoredKey?>(store => store.FindAsync(credentialId, None)))!;
    }

    private async Task<CommitOutcome> TryRegisterAsync(Person person, byte[] credentialId)
    {
        var id = Guid.CreateVersion7();
        var pending = new PendingMethod
        {
            Id = id,
            PersonId = person.Id,
            Epoch = person.Epoch,
            TransactionKey = id.ToString(),
            Method = MethodCatalogue.SecurityKey.Name,
            SealedSecret = [],
            CreatedAt = Now,
            ExpiresAt = Now.AddMinutes(15),
        };
        await InScopeAsync<MethodStore>(store => store.BeginAsync(pending, None));
        return await InScopeAsync<MethodStore, CommitOutcome>(store => store.TryCommitAsync(
            new MethodCommit
            {
                Pending = pending,
                Channel = $"key:{id}",
                Label = "mine",
                RegisteredUnder = AssuranceLevel.TwoFactor,
                Beside = null,
                Now = Now,
                Key = new StoredKey
                {
                    MethodId = id,
                    PersonId = person.Id,
                    CredentialId = credentialId,
                    PublicKey = [1, 2, 3],
                    RelyingPartyId = "id.example",
                    Aaguid = Guid.CreateVersion7(),
                    Transports = "usb nfc",
                    SignatureCounter = 0,
                    IsDiscoverable = true,
                    IsUserVerified = true,
                    IsBackupEligible = false,
                    IsBackedUp = false,
                    AttestationFormat = "none",
                },
            },
            None));
    }
}
