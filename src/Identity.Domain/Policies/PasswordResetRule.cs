using System.Globalization;

namespace Identity.Domain.Policies;

/// <summary>Who may reset a forgotten password, and what it takes. A document without it lets nobody.</summary>
public sealed record PasswordResetRule
{
    private static readonly IdnMapping Domains = new();

    /// <summary>Who may.</summary>
    public GroupScope Groups { get; init; } = GroupScope.All;

    /// <summary>Who needs two different methods for it; the others need one.</summary>
    public GroupScope TwoMethods { get; init; } = GroupScope.Nobody;

    /// <summary>The groups of administrators: they always need two methods, and questions are never one of them.</summary>
    public required IReadOnlyList<string> Administrators { get; init; }

    /// <summary>Whether a security key or passkey is good for it.</summary>
    public bool SecurityKey { get; init; } = true;

    /// <summary>Whether the channel that proved a reset counts as a second step at once (attack 3).</summary>
    public bool ReuseChannel { get; init; }

    /// <summary>Whether app passwords outlive a new password of the account; otherwise they are revoked with it.</summary>
    public bool KeepAppPasswords { get; init; }

    /// <summary>The link or mail address of somebody who helps those who cannot reset; <see langword="null"/> if there is none.</summary>
    public string? Contact { get; init; }

    /// <summary>What is said about security questions.</summary>
    public QuestionRule Questions { get; init; } = QuestionRule.Default;

    /// <summary>The domains, with all below them, of mailboxes that are no good: the organisation's own, read with the password that is forgotten (attack 4).</summary>
    public IReadOnlyList<string> RefusedDomains { get; init; } = [];

    /// <summary>The most methods that it takes of anybody: what is shown while nobody has proven anything (attack 11).</summary>
    public int MostMethods => Administrators.Count > 0 || !TwoMethods.IsNobody ? 2 : 1;

    /// <summary>Whether a person in <paramref name="groups"/> is an administrator.</summary>
    public bool IsAdministrator(IReadOnlySet<string> groups) => Administrators.Any(groups.Contains);

    /// <summary>How many methods it takes of a person in <paramref name="groups"/>.</summary>
    public int MethodsFor(IReadOnlySet<string> groups) => IsAdministrator(groups) || TwoMethods.Covers(groups) ? 2 : 1;

    /// <summary>Whether a mailbox at <paramref name="domain"/> is no good for a reset; one that is not known is not, if any is refused.</summary>
    public bool RefusesMailbox(string? domain) => RefusedDomains.Count > 0 && (Ascii(domain) is not { } name || RefusedDomains.Any(refused => IsWithin(name, refused)));

    private static bool IsWithin(string domain, string refused) => domain == refused || domain.EndsWith($".{refused}", StringComparison.Ordinal);

    private static string? Ascii(string? domain)
    {
        try
        {
            return domain is null ? null : Domains.GetAscii(domain).TrimEnd('.').ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
