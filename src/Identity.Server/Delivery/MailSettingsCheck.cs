using Identity.Server.Hosting;
using MimeKit;

namespace Identity.Server.Delivery;

/// <summary>Refuses wrong mail settings by name.</summary>
internal static class MailSettingsCheck
{
    private const string Section = "Identity:Mail";

    /// <summary>Checks them.</summary>
    /// <exception cref="SettingException">One is missing or wrong.</exception>
    public static void Check(MailSettings? mail)
    {
        if (mail is null)
        {
            return;
        }

        Refuse(string.IsNullOrWhiteSpace(mail.Host), "Host", "is missing. It is the name of the mail server; without mail leave out the whole section.");
        Refuse(mail.Port is < 1 or > 65535, "Port", $"{mail.Port} is not a port.");
        Refuse(!MailboxAddress.TryParse(mail.From, out _), "From", "is not an address, for example Contoso <no-reply@contoso.example>.");
        Refuse(mail.User is not null && mail.Password is null, "Password", "is missing beside User.");
        Refuse(mail.User is null && mail.Password is not null, "User", "is missing beside Password.");
        Refuse(
            mail is { User: not null, Tls: MailTls.None } && !IsHere(mail.Host), "Tls", "None would send the password in clear; use StartTls or Implicit.");
    }

    private static bool IsHere(string host) => Uri.TryCreate($"smtp://{host}", UriKind.Absolute, out var address) && address.IsLoopback;

    private static void Refuse(bool isWrong, string setting, string problem) => SettingException.ThrowIf(isWrong, $"{Section}:{setting}", problem);
}
