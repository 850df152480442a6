using Identity.Server.Hosting;

namespace Identity.Server.Delivery;

/// <summary>Refuses wrong settings of a gateway by name. No message has a secret in it.</summary>
internal static class GatewaySettingsCheck
{
    /// <summary>Checks the settings of one section.</summary>
    /// <exception cref="SettingException">One is missing or wrong.</exception>
    public static void Check(string section, GatewaySettings? settings, params ReadOnlySpan<GatewayKind> kinds)
    {
        if (settings is null)
        {
            return;
        }

        Refuse(!kinds.Contains(settings.Gateway), "Gateway", $"{settings.Gateway} cannot do this.");
        var isAddress = Uri.TryCreate(settings.Address, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
        Refuse(!isAddress, "Address", "is not the address of a gateway, for example https://api.twilio.com/.");
        Refuse(address is { Scheme: "http", IsLoopback: false }, "Address", "would send codes in clear; use https, or a gateway on this machine.");
        Refuse(string.IsNullOrWhiteSpace(settings.User), "User", "is missing.");
        Refuse(string.IsNullOrWhiteSpace(settings.Password), "Password", "is missing.");
        Refuse(string.IsNullOrWhiteSpace(settings.From), "From", "is missing. It is the number that people see.");

        void Refuse(bool isWrong, string setting, string problem)
        {
            if (isWrong)
            {
                throw new SettingException($"{section}:{setting}", problem);
            }
        }
    }
}
