using Identity.Server.Hosting;

namespace Identity.Server.Delivery.Gateways;

/// <summary>Refuses wrong settings of a gateway by name.</summary>
internal static class GatewaySettingsCheck
{
    /// <summary>Checks them.</summary>
    /// <param name="section">The section that they are in.</param>
    /// <param name="settings">The settings; <see langword="null"/> if the section is not there.</param>
    /// <param name="able">The gateways that can do what the section is about.</param>
    /// <exception cref="SettingException">One is missing or wrong.</exception>
    public static void Check(string section, GatewaySettings? settings, params IReadOnlyList<Gateway> able)
    {
        if (settings is null)
        {
            return;
        }

        Refuse(
            settings.Gateway is not { } gateway || !able.Contains(gateway),
            "Gateway",
            $"is not {string.Join(" or ", able)}. Without a gateway leave out the whole section.");
        Refuse(
            settings.Base is not { Query: "", Fragment: "", UserInfo: "" } address || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps),
            "Address",
            "is not the http or https address of the gateway, for example http://127.0.0.1:13013.");
        Refuse(
            settings.Base!.Scheme == Uri.UriSchemeHttp && !settings.Base.IsLoopback,
            "Address",
            "is plain http and not on this machine: that would send the password in clear; use https.");
        Refuse(!IsSendable(settings.User), "User", "is missing, or has characters beyond printable ASCII.");
        Refuse(!IsSendable(settings.Password), "Password", "is missing, or has characters beyond printable ASCII.");
        Refuse(!IsSendable(settings.From), "From", "is missing, or has characters beyond printable ASCII. It is the number that people are reached from.");

        void Refuse(bool isWrong, string setting, string problem) => SettingException.ThrowIf(isWrong, $"{section}:{setting}", problem);
    }

    // They travel in headers, where nothing else can be.
    private static bool IsSendable(string? value) => !string.IsNullOrWhiteSpace(value) && value.All(character => character is >= ' ' and <= '~');
}
