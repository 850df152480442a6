using Identity.Server.Audit;
using Identity.Storage;
using Identity.Storage.Auditing;
using Identity.Storage.Outbox;

namespace Identity.Server.Delivery;

/// <summary>Ends messages that were not sent, each together with an audit event.</summary>
internal sealed class OutboxEndings(IdentityDatabase database, OutboxStore store, AuditLog audit, TimeProvider clock)
{
    /// <summary>Ends one as a hand-over said.</summary>
    public async Task EndAsync(OutboxMessage message, OutboxState ended, string error, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (await store.TrySettleAsync(message, ended, error, cancellationToken))
        {
            await AuditAsync(message with { State = ended, LastError = error }, cancellationToken);
        }

        await write.CommitAsync(cancellationToken);
    }

    /// <summary>Ends those that a crash interrupted, and those whose time is over.</summary>
    public async Task EndOverdueAsync(CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        foreach (var ended in await store.EndOverdueAsync(clock.GetUtcNow(), cancellationToken))
        {
            await AuditAsync(ended, cancellationToken);
        }

        await write.CommitAsync(cancellationToken);
    }

    private Task AuditAsync(OutboxMessage ended, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var happened = new AuditEvent
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            Kind = KindOf(ended.State),
            PersonId = ended.PersonId,
            Data = $"\"{ended.Kind}\"",

            // What a gateway answers may name the address.
            Details = ended.LastError,
        };
        return audit.AddAsync(happened, cancellationToken);
    }

    private static string KindOf(OutboxState ended)
    {
        if (ended is OutboxState.InDoubt)
        {
            return AuditKinds.MessageInDoubt;
        }

        return ended is OutboxState.Expired ? AuditKinds.MessageExpired : AuditKinds.MessageFailed;
    }
}
