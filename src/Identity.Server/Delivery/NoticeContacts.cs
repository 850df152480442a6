using Identity.Domain.Methods;
using Identity.OpenId.Keys;
using Identity.Server.Authenticators.Email;
using Identity.Storage.Methods;
using Identity.Storage.People;

namespace Identity.Server.Delivery;

/// <summary>Where people are told of a change: at what was verified before it, and at what was removed in the last 30 days, which a thief would have removed (attack 8).</summary>
internal sealed class NoticeContacts(MethodStore methods, RemovedMethodStore removed, ISecretSeal seal)
{
    /// <summary>The addresses, each once. The mailbox that was just added is none of them, and neither is one that somebody said was never theirs.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(StoredProfile profile, AccountChange change, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var kind = MethodCatalogue.Email.Name;
        var registered = await methods.FindSecretsAsync(profile.Id, kind, cancellationToken);
        var lost = await removed.FindSecretsAsync(profile.Id, kind, now - RemovedMethodStore.Kept, cancellationToken);
        string[] account = profile is { Email: { Length: > 0 } email, EmailConfirmed: true } ? [email] : [];
        return
        [
            .. account
                .Concat(registered.Concat(lost).Where(stored => stored.Key != change.AddedId)
                    .Select(stored => Mailbox.Open(seal, profile.Id, stored.Key, stored.Value.SealedSecret).Address))
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
    }
}
