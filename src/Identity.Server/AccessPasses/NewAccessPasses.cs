using System.Security.Cryptography;
using Identity.Domain.AccessPasses;
using Identity.Server.Delivery;
using Identity.Storage;
using Identity.Storage.AccessPasses;
using Identity.Storage.Auditing;

namespace Identity.Server.AccessPasses;

/// <summary>Makes temporary access passes: the row, the audit event and the notice in one transaction (rule 8).</summary>
internal sealed class NewAccessPasses(
    IdentityDatabase database, AccessPassStore passes, AccessPassDigests digests, AuditLog audit, ChangeNotices notices)
{
    /// <summary>Makes one in the place of the one that the person has. It is shown to whoever ordered it and kept nowhere; <see langword="null"/> if the person has changed meanwhile, or is switched off.</summary>
    public async Task<(AccessPass Pass, AccessPassText Text)?> MakeAsync(AccessPassOrder order, CancellationToken cancellationToken)
    {
        var text = AccessPassText.Make(order.Length, RandomNumberGenerator.GetInt32);
        var pass = new AccessPass
        {
            Id = Guid.CreateVersion7(order.Happened.At),
            PersonId = order.PersonId,
            Epoch = order.Epoch,
            StartsAt = order.StartsAt,
            ExpiresAt = order.StartsAt + order.Lifetime,
            IsOnce = order.IsOnce,
            IsBreakGlass = order.IsBreakGlass,
            CreatedAt = order.Happened.At,
        };
        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (!await passes.TryReplaceAsync(pass, digests.Of(order.PersonId, text), cancellationToken))
        {
            return null;
        }

        await audit.AddAsync(order.Happened, cancellationToken);
        await notices.ChangedAsync(order.PersonId, new AccountChange(order.Notice, Method: null), cancellationToken);
        await write.CommitAsync(cancellationToken);
        notices.Committed();
        return (pass, text);
    }
}
