namespace Identity.Server.Devices;

/// <summary>What came of a device's code that somebody typed.</summary>
internal abstract record DeviceBeginning
{
    private DeviceBeginning()
    {
    }

    /// <summary>The person goes on at <paramref name="Path"/>.</summary>
    public sealed record Begun(string Path) : DeviceBeginning;

    /// <summary>No device waits with it; whether one ever did is nobody's business.</summary>
    public sealed record Wrong : DeviceBeginning;

    /// <summary>Too many were wrong; nothing is looked at until then.</summary>
    public sealed record Locked(DateTimeOffset Now, DateTimeOffset Until) : DeviceBeginning;
}
