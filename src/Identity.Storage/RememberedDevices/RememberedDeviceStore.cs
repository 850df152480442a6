using Identity.Domain.SignIn;
using Identity.Storage.Facts;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.RememberedDevices;

/// <summary>Browsers on which people are not asked for a second step again. What the gate needs of them is read by <see cref="FactsReader"/>.</summary>
/// <remarks>
/// Unlike a row of <c>browsers</c>, which says that somebody was seen and proves nothing, a row here lets somebody in. So its handle is never one
/// that a browser brought along: whoever had planted it would be remembered too.
/// </remarks>
public sealed class RememberedDeviceStore(IdentityDatabase database)
{
    /// <summary>Remembers a device, in the caller's write, in the place of what the person had under the browser's old handle.</summary>
    /// <param name="device">The device, under a handle that was made just now.</param>
    /// <param name="oldHandleHash">The hash of what the browser brought; whoever else is remembered under it goes on under the new handle.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task RememberAsync(StoredDevice device, string oldHandleHash, CancellationToken cancellationToken)
    {
        var old = database.Set<RememberedDeviceRow>().Where(row => row.HandleHash == oldHandleHash);
        await old.Where(row => row.PersonId == device.PersonId).ExecuteDeleteAsync(cancellationToken);
        await old.ExecuteUpdateAsync(set => set.SetProperty(row => row.HandleHash, device.HandleHash), cancellationToken);
        await database.InsertAsync(
            [
                new RememberedDeviceRow
                {
                    Id = device.Device.Id,
                    HandleHash = device.HandleHash,
                    PersonId = device.PersonId,
                    Epoch = device.Device.Epoch,
                    MethodId = device.Device.MethodId,
                    Browser = device.Browser,
                    System = device.System,
                    RememberedAt = device.Device.RememberedAt,
                    Until = device.Device.Until,
                },
            ],
            cancellationToken);
    }

    /// <summary>The person's device under a handle; <see langword="null"/> if there is none. Whether it still counts is the gate's to say.</summary>
    public async Task<Guid?> FindAsync(Guid personId, string handleHash, CancellationToken cancellationToken) =>
        await database.Set<RememberedDeviceRow>().Where(row => row.HandleHash == handleHash && row.PersonId == personId)
            .Select(row => (Guid?)row.Id).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Every device of the person, those that are over included, the newest first.</summary>
    public async Task<IReadOnlyList<StoredDevice>> ListAsync(Guid personId, CancellationToken cancellationToken) =>
    [
        .. (await database.Set<RememberedDeviceRow>().AsNoTracking().Where(row => row.PersonId == personId)
            .OrderByDescending(row => row.RememberedAt).ToListAsync(cancellationToken)).Select(Device),
    ];

    /// <summary>Forgets a device; <see langword="false"/> if the person has no such one.</summary>
    public async Task<bool> TryForgetAsync(Guid personId, Guid id, CancellationToken cancellationToken) =>
        await database.Set<RememberedDeviceRow>().Where(row => row.Id == id && row.PersonId == personId).ExecuteDeleteAsync(cancellationToken) == 1;

    /// <summary>Forgets all devices of the person; how many there were.</summary>
    public Task<int> ForgetAllAsync(Guid personId, CancellationToken cancellationToken) =>
        database.Set<RememberedDeviceRow>().Where(row => row.PersonId == personId).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Makes everybody's devices end after so many days at the latest. They do not come back where policy has more days again.</summary>
    public Task ShortenAsync(int days, CancellationToken cancellationToken)
    {
        var most = (long)TimeSpan.FromDays(days).TotalMilliseconds;
        return database.Database.ExecuteSqlAsync(
            $"UPDATE remembered_devices SET until = remembered_at + {most} WHERE until > remembered_at + {most}", cancellationToken);
    }

    /// <summary>Removes those that were over before <paramref name="olderThan"/>, and those of an earlier epoch.</summary>
    public Task RemoveEndedAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        database.Set<RememberedDeviceRow>()
            .Where(row => row.Until < olderThan || database.Users.Any(person => person.Id == row.PersonId && person.Epoch != row.Epoch))
            .ExecuteDeleteAsync(cancellationToken);

    private static StoredDevice Device(RememberedDeviceRow row)
    {
        var device = new RememberedDevice { Id = row.Id, Epoch = row.Epoch, MethodId = row.MethodId, RememberedAt = row.RememberedAt, Until = row.Until };
        return new(row.PersonId, device, row.HandleHash, row.Browser, row.System);
    }
}
