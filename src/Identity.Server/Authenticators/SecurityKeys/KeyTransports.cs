namespace Identity.Server.Authenticators.SecurityKeys;

/// <summary>How browsers reach keys (WebAuthn section 5.8.4). They are hints; what is not known is not kept.</summary>
internal static class KeyTransports
{
    private static readonly string[] All = ["usb", "nfc", "ble", "smart-card", "hybrid", "internal"];

    /// <summary>Whether a transport is known.</summary>
    public static bool IsKnown(string name) => All.Contains(name, StringComparer.Ordinal);
}
