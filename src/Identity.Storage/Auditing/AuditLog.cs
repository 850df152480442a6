namespace Identity.Storage.Auditing;

/// <summary>What happened. Rows are added and never changed (attack 16).</summary>
public sealed class AuditLog(IdentityDatabase database)
{
    /// <summary>Keeps an event, in the caller's write if one is open: the change and its record are kept together.</summary>
    public Task AddAsync(AuditEvent e, CancellationToken cancellationToken) => database.InsertAsync([e], cancellationToken);
}
