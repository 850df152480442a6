using Identity.Domain.SecurityInfo;
using Identity.Server.Audit;
using Identity.Server.Gate;
using Identity.Storage;
using Identity.Storage.RememberedDevices;

namespace Identity.Server.RememberedDevices;

/// <summary>Forgets devices on Security info: one transaction each with its audit event (rule 8). It takes trust away and gives nobody any, so the session is enough.</summary>
internal sealed class DeviceChanges(IdentityDatabase database, AccountReader reader, RememberedDeviceStore devices, AuditTrail audit)
{
    /// <summary>Forgets one; nothing happens if it is none of the person's (fault 8).</summary>
    public Task ForgetAsync(Guid id, CancellationToken cancellationToken) =>
        ForgetAsync(AuditKinds.DeviceForgotten, personId => devices.TryForgetAsync(personId, id, cancellationToken), cancellationToken);

    /// <summary>Forgets all of them.</summary>
    public Task ForgetAllAsync(CancellationToken cancellationToken) => ForgetAsync(
        AuditKinds.DevicesForgotten, async personId => await devices.ForgetAllAsync(personId, cancellationToken) > 0, cancellationToken);

    private async Task ForgetAsync(string kind, Func<Guid, Task<bool>> forget, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (await reader.FindAsync(cancellationToken) is not { } account || !account.Allows(new AccountTask.Visit()) || !await forget(account.Person.Facts.Id))
        {
            return;
        }

        await audit.AddAsync(audit.Event(kind, account.Person.Facts.Id) with { ClientId = OwnPages.ClientId }, cancellationToken);
        await write.CommitAsync(cancellationToken);
    }
}
