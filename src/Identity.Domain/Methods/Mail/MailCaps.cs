using Identity.Domain.Methods.Phones;

namespace Identity.Domain.Methods.Mail;

/// <summary>The counters that a mail with a code is charged to, so that nobody floods a mailbox that is not theirs (fault 24).</summary>
/// <remarks>They count by purpose: who fills a mailbox by registering it keeps nobody from resetting a password with it (attack 10).</remarks>
public static class MailCaps
{
    /// <summary>How many go to one mailbox in an hour, whoever asks.</summary>
    public const int MailboxPerHour = 20;

    /// <summary>How many are asked for from one network address in an hour, since an office may share one.</summary>
    public const int AddressPerHour = 100;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>The counters of one mail.</summary>
    /// <param name="purpose">What the code is for.</param>
    /// <param name="mailboxDigest">A keyed digest of the mailbox.</param>
    /// <param name="address">The network address that asks; <see langword="null"/> if it is not known.</param>
    public static IReadOnlyList<SendCap> For(string purpose, string mailboxDigest, string? address) =>
    [
        new("mailboxPerHour", $"mailbox:{purpose}:{mailboxDigest}", 1, MailboxPerHour, Hour),
        new("addressPerHour", $"mail-address:{purpose}:{address}", 1, AddressPerHour, Hour),
    ];
}
