using System.Globalization;
using Identity.Domain.Policies;

namespace Identity.Server.Authenticators.Email;

/// <summary>
/// Reads mail addresses as people type them (RFC 5321 section 4.1.2, without quoted names and address literals). What is read has no
/// character that could end a header or name a second recipient.
/// </summary>
internal static class MailboxReader
{
    private const int LongestAddress = 254;
    private const int LongestLocal = 64;
    private const int LongestLabel = 63;
    private const string Symbols = "!#$%&'*+-/=?^_`{|}~";

    private static readonly IdnMapping Domains = new() { UseStd3AsciiRules = true };

    /// <summary>Reads one.</summary>
    /// <param name="typed">The address as it was typed.</param>
    /// <param name="rule">What policy says about password resets; <see langword="null"/> if it says nothing.</param>
    public static MailboxReading Read(string? typed, PasswordResetRule? rule)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return new MailboxReading.Refused(MailboxProblem.Empty);
        }

        if (Parse(typed.Trim()) is not { } mailbox)
        {
            return new MailboxReading.Refused(MailboxProblem.NotAnAddress);
        }

        return rule?.RefusesMailbox(mailbox.Domain) == true
            ? new MailboxReading.Refused(MailboxProblem.RefusedDomain)
            : new MailboxReading.Accepted(mailbox);
    }

    private static Mailbox? Parse(string address)
    {
        if (address.Length > LongestAddress || address.Split('@') is not [var local, var domain] || !IsLocal(local) || Ascii(domain) is not { } ascii)
        {
            return null;
        }

        var mailbox = new Mailbox(local, ascii);
        return mailbox.Address.Length <= LongestAddress ? mailbox : null;
    }

    private static bool IsLocal(string local) =>
        local.Length <= LongestLocal && local.Split('.').All(atom => atom.Length > 0 && atom.All(character => char.IsAsciiLetterOrDigit(character) || Symbols.Contains(character, StringComparison.Ordinal)));

    private static string? Ascii(string domain)
    {
        try
        {
            var ascii = Domains.GetAscii(domain).ToLowerInvariant();
            return ascii.Split('.') is [_, .., var top] labels && Array.TrueForAll(labels, IsLabel) && !top.All(char.IsAsciiDigit) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsLabel(string label) =>
        label.Length is >= 1 and <= LongestLabel
        && label[0] != '-' && label[^1] != '-'
        && label.All(character => char.IsAsciiLetterOrDigit(character) || character == '-');
}
