using Identity.Domain.Methods;
using Identity.Server.Audit;
using Identity.Server.Delivery;
using Identity.Storage;
using Identity.Storage.Auditing;
using Identity.Storage.Methods;
using Identity.Storage.Notices;
using Identity.Storage.People;
using Identity.Storage.Tokens;

namespace Identity.Server.Commands.Tokens;

/// <summary>Takes a hardware token back into stock, in the caller's write. If it is in use, the person's method goes with it and the person is told.</summary>
/// <remarks>
/// The method is quarantined: a token that was lost does not come back with "This was not me". Where no second step is left the account is frozen,
/// so that somebody who knows the password cannot register one of their own in the gap.
/// </remarks>
internal sealed class TokenReturn(
    IdentityDatabase database,
    HardwareTokenStore tokens,
    RemovedMethodStore removed,
    MethodStore methods,
    PersonStore people,
    ChangeNotices notices,
    AuditLog audit,
    TimeProvider clock)
{
    /// <summary>Takes it back. Whether the person has no second step left.</summary>
    /// <exception cref="CommandException">It changed hands meanwhile.</exception>
    public async Task<bool> TakeAsync(StoredToken token, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (token is { PersonId: { } personId, MethodId: { } methodId })
        {
            await EndAsync(token, personId, methodId, now, cancellationToken);
            return await people.TryFreezeBareAsync(personId, now, cancellationToken);
        }

        if (!await tokens.TryAssignAsync(token, personId: null, now, cancellationToken))
        {
            throw Changed(token);
        }

        return false;
    }

    private async Task EndAsync(StoredToken token, Guid personId, Guid methodId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await database.HoldAsync(personId, cancellationToken);
        if (!await removed.TryQuarantineAsync(personId, methodId, now, cancellationToken))
        {
            throw Changed(token);
        }

        await removed.RemoveLoneCodesAsync(personId, now, cancellationToken);
        await methods.EnsureDefaultAsync(personId, restored: null, cancellationToken);
        await audit.AddAsync(CommandEvents.Event(AuditKinds.MethodRemoved, now, token.Serial) with { PersonId = personId }, cancellationToken);
        await notices.ChangedAsync(
            personId, new AccountChange(ChangeKind.Removed, MethodCatalogue.HardwareToken, AddedId: null, methodId), cancellationToken);
    }

    private static CommandException Changed(StoredToken token) => new([$"{token.Serial} was changed meanwhile; try again."]);
}
