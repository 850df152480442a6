namespace Identity.Domain.SignIn;

/// <summary>The password was typed in a browser that was remembered for the person.</summary>
/// <remarks>
/// It says which <see cref="RememberedDevice"/> that was, and counts only while that one does: sessions and grants carry it, and the gate
/// looks each time whether the device is still remembered. It is no <see cref="TwoStepProof"/> and makes no level (rule 2).
/// </remarks>
public sealed record RememberedDeviceProof : SignInProof
{
    /// <summary>The device was recognised at that moment.</summary>
    public RememberedDeviceProof(Guid deviceId, DateTimeOffset at, long epoch)
        : base(at, epoch) => DeviceId = deviceId;

    /// <summary>Which device.</summary>
    public Guid DeviceId { get; }
}
