using Identity.Domain.Methods;
using Identity.Domain.SignIn;
using Identity.Storage;
using Identity.Storage.Methods;
using Identity.Storage.SecurityKeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Testing;

/// <summary>The security keys of people, without the ceremony.</summary>
public sealed class ServerKeys(RunningServer server)
{
    /// <summary>Registers a key of a person; the method.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="key">The key.</param>
    /// <param name="under">What it was registered under.</param>
    public Task<Guid> AddAsync(TestPerson person, ForgedKey key, AssuranceLevel under = AssuranceLevel.PhishingResistant) => server.UseAsync(async services =>
    {
        var now = server.Clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        key.UserHandle = person.Id.ToString();
        var pending = new PendingMethod
        {
            Id = id,
            PersonId = person.Id,
            Epoch = await services.GetRequiredService<IdentityDatabase>().Users.Where(row => row.Id == person.Id).Select(row => row.Epoch).SingleAsync(),
            TransactionKey = $"test:{id}",
            Method = MethodCatalogue.SecurityKey.Name,
            SealedSecret = [],
            CreatedAt = now,
            ExpiresAt = now.AddMinutes(1),
        };
        var methods = services.GetRequiredService<MethodStore>();
        await methods.BeginAsync(pending, CancellationToken.None);
        var commit = new MethodCommit
        {
            Pending = pending,
            Channel = $"key:{id}",
            Label = "Key",
            Key = Stored(person, id, key),
            RegisteredUnder = under,
            Beside = null,
            Now = now,
        };
        return await methods.TryCommitAsync(commit, CancellationToken.None) is CommitOutcome.Committed
            ? id
            : throw new InvalidOperationException("The key was not registered.");
    });

    private static StoredKey Stored(TestPerson person, Guid id, ForgedKey key) => new()
    {
        MethodId = id,
        PersonId = person.Id,
        CredentialId = key.CredentialId,
        PublicKey = key.PublicKey,
        RelyingPartyId = key.RelyingPartyId,
        Aaguid = key.Aaguid,
        Transports = "usb",
        SignatureCounter = key.Counter,
        IsDiscoverable = key.IsDiscoverable,
        IsUserVerified = key.VerifiesUser,
        IsBackupEligible = key.IsSynced,
        IsBackedUp = key.IsSynced,
        AttestationFormat = "none",
    };
}
