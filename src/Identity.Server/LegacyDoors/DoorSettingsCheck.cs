using System.Net;
using Identity.Server.Hosting;

namespace Identity.Server.LegacyDoors;

/// <summary>Refuses wrong settings of doors by name.</summary>
internal static class DoorSettingsCheck
{
    private const int ShortestSecret = 32;
    private const string Section = "Identity:Doors";

    /// <summary>Checks them.</summary>
    /// <exception cref="SettingException">One is missing or wrong.</exception>
    public static void Check(DoorSettings? doors)
    {
        if (doors?.Web is { } web)
        {
            Secret("Web", web.Secret);
            Refuse(web.AddressHeader is { } name && !name.All(IsOfToken), "Web:AddressHeader", "is not the name of a header, for example X-Real-IP.");
        }

        if (doors?.Mail is { } mail)
        {
            Secret("Mail", mail.Secret);
            Backend("Imap", mail.Imap);
            Backend("Pop3", mail.Pop3);
            Backend("Smtp", mail.Smtp);
            Refuse(mail is { Imap: null, Pop3: null, Smtp: null }, "Mail:Imap", "is missing, and so are Pop3 and Smtp: there is no mail server to lead to.");
            Refuse(mail.BackendPassword?.Any(char.IsControl) == true, "Mail:BackendPassword", "has a character that no header can have.");
        }
    }

    private static void Secret(string door, string secret) =>
        Refuse(secret.Length < ShortestSecret, $"{door}:Secret", $"is missing or has fewer than {ShortestSecret} characters (openssl rand -base64 32 makes one).");

    // nginx takes an address here and no name.
    private static void Backend(string protocol, string? server) => Refuse(
        server is not null && !(IPEndPoint.TryParse(server, out var parsed) && parsed.Port > 0),
        $"Mail:{protocol}",
        $"'{server}' is not an address with a port, for example 192.0.2.1:143.");

    private static bool IsOfToken(char character) => char.IsAsciiLetterOrDigit(character) || character == '-';

    private static void Refuse(bool isWrong, string setting, string problem) => SettingException.ThrowIf(isWrong, $"{Section}:{setting}", problem);
}
