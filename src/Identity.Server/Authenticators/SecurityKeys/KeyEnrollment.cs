using System.Text.Json;
using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Methods.Keys;
using Identity.Domain.SignIn;
using Identity.OpenId.Keys;
using Identity.Server.Audit;
using Identity.Server.Gate;
using Identity.Storage.Methods;
using Identity.Storage.SecurityKeys;

namespace Identity.Server.Authenticators.SecurityKeys;

/// <summary>Registers a security key or passkey: made first and half-made until it has a name, a method then (rule 3).</summary>
internal sealed class KeyEnrollment(MethodStore methods, KeyCreations creations, MethodRegistration registration, ISecretSeal seal, AuditTrail audit)
{
    /// <summary>The options for the browser.</summary>
    public Task<string> AskAsync(Journey journey, CancellationToken cancellationToken)
    {
        var person = journey.Person!;
        return creations.AskAsync(Scope(journey), person.Facts.Epoch, person.UserName, journey.Facts.Policy.Document.Keys, cancellationToken);
    }

    /// <summary>The key of this sign-in that has no name yet; <see langword="null"/> if there is none that is alive.</summary>
    public async Task<PendingKey?> FindAsync(Journey journey, CancellationToken cancellationToken)
    {
        var person = journey.Person!.Facts.Id;
        var pending = await methods.FindPendingAsync(journey.Transaction.Key, person, MethodCatalogue.SecurityKey.Name, journey.Now, cancellationToken);
        return pending is null
            ? null
            : new PendingKey(pending, JsonSerializer.Deserialize<StoredKey>(seal.Open(Purpose(person, pending.Id), pending.SealedSecret))!);
    }

    /// <summary>Takes what the browser made; why not, if it is not good.</summary>
    public async Task<KeyFault?> TakeAsync(Journey journey, string? credential, CancellationToken cancellationToken)
    {
        var creation = await creations.JudgeAsync(Scope(journey), credential, journey.Facts.Policy.Document.Keys, cancellationToken);
        if (creation is not KeyCreation.Made(var made))
        {
            var fault = ((KeyCreation.Refused)creation).Fault;
            await audit.AddAsync(audit.Event(AuditKinds.KeyRefused, journey) with { Data = $"\"{fault}\"" }, cancellationToken);
            return fault;
        }

        var pending = NewPending.In(
            journey,
            MethodCatalogue.SecurityKey,
            (personId, id) => seal.Seal(Purpose(personId, id), JsonSerializer.SerializeToUtf8Bytes(made with { MethodId = id })));
        await methods.BeginAsync(pending, cancellationToken);
        return null;
    }

    /// <summary>Registers the key under the name that the person gave it.</summary>
    public async Task<MethodConfirmation> ConfirmAsync(Journey journey, EnrollmentPermit permit, string label, CancellationToken cancellationToken)
    {
        if (await FindAsync(journey, cancellationToken) is not (var pending, var key))
        {
            return new MethodConfirmation.Gone();
        }

        // It was proven when it was made, not when it got its name.
        var proof = new TwoStepProof(MethodCatalogue.SecurityKey, pending.Id, $"key:{pending.Id}", pending.CreatedAt, permit.Epoch, atRegistration: true)
        {
            Key = new KeyUse(key.IsUserVerified, key.IsBackupEligible),
        };
        var made = NewMethod.Proven(pending with { SealedSecret = [] }, proof, label) with { Key = key };

        // The challenge was spent when the key was made, and the row of the half-made one goes with the commit.
        return await registration.CommitAsync(journey, permit, made, () => Task.FromResult(true), cancellationToken);
    }

    private static KeyScope Scope(Journey journey) => new(KeyPurpose.Registration, journey.Transaction.Key, journey.Person!.Facts.Id);

    private static string Purpose(Guid personId, Guid id) => $"security-key:{personId}:{id}";
}
