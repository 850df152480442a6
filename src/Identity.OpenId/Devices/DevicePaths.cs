namespace Identity.OpenId.Devices;

/// <summary>The pages that the host has for people with a device (RFC 8628 3.3).</summary>
public static class DevicePaths
{
    /// <summary><c>verification_uri</c>: where the code is typed. It is never filled in by a link (attack 6), so there is no <c>verification_uri_complete</c>.</summary>
    public const string Verification = "/device";

    /// <summary>Says that the device can go on.</summary>
    public const string Done = "/device/done";

    /// <summary>Says that the device gets nothing.</summary>
    public const string Cancelled = "/device/cancelled";

    /// <summary>Says that the code is over, or has had its answer.</summary>
    public const string Over = "/device/over";
}
