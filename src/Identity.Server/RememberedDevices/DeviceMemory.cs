using Identity.Domain.SignIn;
using Identity.OpenId.Stores;
using Identity.Server.Audit;
using Identity.Server.Gate;
using Identity.Server.Hosting;
using Identity.Storage.Auditing;
using Identity.Storage.RememberedDevices;

namespace Identity.Server.RememberedDevices;

/// <summary>Remembers the browser of the request at hand for a person, and recognises it when the person is back.</summary>
/// <remarks>
/// The browser gets a new secret each time that somebody has it remembered, and keeps it when it is used: two tabs that sign in at one moment send
/// the same, and neither may find the other's spent. It is of use beside the password alone, and for the days that policy says.
/// </remarks>
internal sealed class DeviceMemory(RememberedDeviceStore devices, BrowserState browser, AuditTrail audit)
{
    private (string Handle, TimeSpan Lifetime)? remembered;

    /// <summary>The device of the person that this browser is; <see langword="null"/> if it is none. Whether it still counts is the gate's to say.</summary>
    public async Task<RememberedDeviceProof?> RecogniseAsync(Guid personId, long epoch, DateTimeOffset at, CancellationToken cancellationToken) =>
        browser.DeviceHandle is { } handle && await devices.FindAsync(personId, Handle.Hash(handle), cancellationToken) is { } id
            ? new RememberedDeviceProof(id, at, epoch)
            : null;

    /// <summary>Remembers the browser, in the write that records the second step which this proof is of.</summary>
    public async Task RememberAsync(Journey journey, TwoStepProof proof, int days, CancellationToken cancellationToken)
    {
        var (handle, lifetime) = (Handle.New(), TimeSpan.FromDays(days));
        var device = new RememberedDevice
        {
            Id = Guid.CreateVersion7(proof.At),
            Epoch = proof.Epoch,
            MethodId = proof.MethodId,
            RememberedAt = proof.At,
            Until = proof.At + lifetime,
        };
        var name = DeviceName.Of(browser.Agent);
        var stored = new StoredDevice(journey.Person!.Facts.Id, device, Handle.Hash(handle), name.Browser, name.System);
        await devices.RememberAsync(stored, Handle.Hash(browser.DeviceHandle ?? ""), cancellationToken);
        await audit.AddAsync(Event(journey, proof, name), cancellationToken);
        remembered = (handle, lifetime);
    }

    /// <summary>Gives the browser its secret, once what was written is kept.</summary>
    public void Committed()
    {
        if (remembered is var (handle, lifetime))
        {
            browser.SetDevice(handle, lifetime);
        }
    }

    private AuditEvent Event(Journey journey, TwoStepProof proof, DeviceName name) =>
        audit.Event(AuditKinds.DeviceRemembered, journey) with { Data = $"\"{proof.Method}\"", Details = $"{name}" };
}
