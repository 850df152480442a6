using Identity.OpenId.Keys;
using Identity.Storage.Methods;

namespace Identity.Server.Authenticators.Email;

/// <summary>The mailboxes that people have registered.</summary>
internal sealed class RegisteredMailboxes(MethodStore methods, ISecretSeal seal)
{
    /// <summary>The mailbox behind a method of a person; <see langword="null"/> if there is none.</summary>
    public async Task<Mailbox?> FindAsync(Guid personId, Guid methodId, CancellationToken cancellationToken) =>
        await methods.FindSecretAsync(personId, methodId, cancellationToken) is { } stored
            ? Mailbox.Open(seal, personId, methodId, stored.SealedSecret)
            : null;
}
