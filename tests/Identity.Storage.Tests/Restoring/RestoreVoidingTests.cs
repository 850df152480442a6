using Identity.Domain.Methods;
using Identity.Domain.Methods.Tokens;
using Identity.Domain.SignIn;
using Identity.Storage.Methods;
using Identity.Storage.Outbox;
using Identity.Storage.People;
using Identity.Storage.Recovery;
using Identity.Storage.Restoring;
using Identity.Storage.SecurityKeys;
using Identity.Storage.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Tests.Restoring;

[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
[Category("attack-15")]
public sealed class RestoreVoidingTests(StorageProvider provider) : StorageTests(provider)
{
    private const int Tolerance = 1;
    private static readonly CancellationToken None = CancellationToken.None;

    [Test]
    public async Task What_may_have_been_spent_since_works_no_more()
    {
        var person = await AddPersonAsync();
        var codes = await AddCodesAsync(person);
        var (used, ahead) = (await AddAppAsync(person, Step - 1), await AddAppAsync(person, Step + 1));
        var message = await AddMessageAsync();
        var token = await AddTokenAsync(drift: 3);
        await InScopeAsync<KeyChallengeStore>(store => store.BeginAsync(Challenge, None));

        var voided = await InScopeAsync<RestoreVoiding, VoidedByRestore>(voiding => voiding.VoidAsync(Now, Tolerance, None));

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(voided, Is.EqualTo(new VoidedByRestore(People: 1, Passes: 0, RecoveryCodes: 2, AppPasswords: 0, Messages: 1)));
            Assert.That(await EpochAsync(person), Is.EqualTo(2));
            Assert.That(await InScopeAsync<RecoveryCodeStore, int?>(store => store.TrySpendAsync(person.Id, 2, codes, "a", Now, None)), Is.Null);
            Assert.That(await SpendAsync(person, used, Step), Is.False, "a code that may have been used");
            Assert.That(await SpendAsync(person, used, Step + 1), Is.True);
            Assert.That(await SpendAsync(person, ahead, Step + 1), Is.False, "a step that was spent stays spent");
            Assert.That(await LastStepAsync(token), Is.EqualTo((Now.ToUnixTimeSeconds() / 60) + 3 + Tolerance), "by its own clock");
            Assert.That((await InScopeAsync<OutboxStore, MessageProgress?>(outbox => outbox.FindStateAsync(message, None)))!.State, Is.EqualTo(OutboxState.InDoubt));
            Assert.That(await InScopeAsync<KeyChallengeStore, byte[]?>(store => store.TrySpendAsync(Challenge.Key, Scope, Now, None)), Is.Null);
        });
    }

    private long Step => DeviceClock.OfApp.StepAt(Now) + Tolerance;

    private static KeyScope Scope => new(KeyPurpose.FirstFactor, "context", PersonId: null);

    private KeyChallenge Challenge => new()
    {
        Key = "challenge",
        Purpose = Scope.Purpose,
        Context = Scope.Context,
        PersonId = null,
        Epoch = null,
        SealedState = [1],
        ExpiresAt = Now.AddMinutes(5),
    };

    private Task<long> EpochAsync(Person person) =>
        InScopeAsync<IdentityDatabase, long>(database => database.Users.Where(row => row.Id == person.Id).Select(row => row.Epoch).SingleAsync(None));

    private Task<bool> SpendAsync(Person person, Guid app, long step) =>
        InScopeAsync<MethodStore, bool>(methods => methods.TrySpendStepAsync(person.Id, app, step, None));

    private async Task<Guid> AddCodesAsync(Person person)
    {
        var set = new RecoveryCodeSet
        {
            Id = Guid.CreateVersion7(),
            PersonId = person.Id,
            Epoch = 1,
            Label = "codes",
            Digests = ["a", "b"],
            RegisteredUnder = AssuranceLevel.TwoFactor,
            Now = Now,
        };
        await InScopeAsync<RecoveryCodeStore, ReplaceOutcome>(store => store.ReplaceAsync(set, None));
        return set.Id;
    }

    private async Task<Guid> AddAppAsync(Person person, long lastStep)
    {
        var row = new MethodRow
        {
            Id = Guid.CreateVersion7(),
            PersonId = person.Id,
            Method = MethodCatalogue.Totp.Name,
            Channel = $"{lastStep}",
            Label = "Phone",
            RegisteredAt = Now,
            RegisteredUnder = AssuranceLevel.TwoFactor,
            IsDefault = false,
            SealedSecret = [1],
            LastStep = lastStep,
        };
        await InScopeAsync<IdentityDatabase>(async database =>
        {
            database.Add(row);
            await database.SaveChangesAsync(None);
        });
        return row.Id;
    }

    private Task<long?> LastStepAsync(Guid token) =>
        InScopeAsync<IdentityDatabase, long?>(database => database.Set<HardwareTokenRow>().Where(row => row.Id == token).Select(row => row.LastStep).SingleAsync(None));

    private async Task<Guid> AddTokenAsync(long drift)
    {
        var row = new HardwareTokenRow
        {
            Id = Guid.CreateVersion7(),
            Serial = "A-1",
            SerialKey = "A1",
            SealedSecret = [1],
            StepSeconds = 60,
            Drift = drift,
            Manufacturer = "",
            Model = "",
            ImportedAt = Now,
        };
        await InScopeAsync<IdentityDatabase>(async database =>
        {
            database.Add(row);
            await database.SaveChangesAsync(None);
        });
        return row.Id;
    }

    private async Task<Guid> AddMessageAsync()
    {
        var message = new OutboxMessage
        {
            Id = Guid.CreateVersion7(Now),
            Kind = "mail",
            PersonId = null,
            SealedContent = [1],
            IdempotencyKey = "once",
            CreatedAt = Now,
            NotBefore = Now,
            ExpiresAt = Now.AddDays(1),
        };
        await InScopeAsync<OutboxStore, bool>(outbox => outbox.AddAsync(message, None));
        return message.Id;
    }
}
