namespace Identity.Server.Hosting;

/// <summary>Refuses wrong branding by name, before anything starts.</summary>
internal static class BrandingCheck
{
    private const int LongestName = 64;

    // Longer ones make a QR code that phones read badly.
    private const int LongestAddress = 256;

    /// <summary>Checks it.</summary>
    /// <exception cref="SettingException">A setting is missing or wrong.</exception>
    public static void Check(BrandingOptions? branding)
    {
        if (branding?.AuthenticatorApp is not { } app)
        {
            return;
        }

        Refuse(string.IsNullOrWhiteSpace(app.Name), "Name", "is missing. It is what people look for on their phone; without an app to recommend leave out the whole section.");
        Refuse(app.Name.Length > LongestName, "Name", $"has more than {LongestName} characters.");
        Refuse(string.IsNullOrWhiteSpace(app.Address), "Address", "is missing. It is where people get the app, for example https://app.example.org.");
        Refuse(
            !Uri.TryCreate(app.Address, UriKind.Absolute, out var address) || address is not { Scheme: "https", UserInfo: "" },
            "Address",
            $"'{app.Address}' is not an https address.");
        Refuse(app.Address.Length > LongestAddress, "Address", $"has more than {LongestAddress} characters.");
    }

    private static void Refuse(bool isWrong, string setting, string problem) =>
        SettingException.ThrowIf(isWrong, $"{BrandingOptions.Section}:{nameof(BrandingOptions.AuthenticatorApp)}:{setting}", problem);
}
