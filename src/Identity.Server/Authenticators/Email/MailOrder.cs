using Identity.Domain.Methods.Mail;
using Identity.Domain.PasswordReset;
using Identity.Storage.Codes;

namespace Identity.Server.Authenticators.Email;

/// <summary>A mail with a code that somebody asks for.</summary>
/// <param name="Scope">What the code will be good for; never the second step of a sign-in (rule 2).</param>
/// <param name="Epoch">The person's epoch.</param>
/// <param name="To">The mailbox.</param>
/// <param name="Account">The name of the account that the mail says it is about.</param>
internal sealed record MailOrder(CodeScope Scope, long Epoch, Mailbox To, string Account)
{
    /// <summary>How long asking too often locks. A reset that an unknown browser asks for locks for an hour at most (attack 10).</summary>
    public TimeSpan LockFor { get; init; } = MailLimit.Lock;

    /// <summary>
    /// In what kind of browser a reset asks; <see langword="null"/> for anything else. Each kind has limits of its own, so that unknown
    /// browsers use up nothing that known ones need (attack 10), and the pace between two mails is the reset's to keep.
    /// </summary>
    public ResetBrowser? Browser { get; init; }

    /// <summary>What mails are counted under: who asks for one kind keeps nobody from another.</summary>
    public string Counted => Of(Scope.Purpose, Browser);

    /// <summary>The key under which a person's mails of one kind are counted.</summary>
    public static string CountedKey(CodePurpose purpose, ResetBrowser? browser, Guid personId) => $"mail:{Of(purpose, browser)}:{personId}";

    private static string Of(CodePurpose purpose, ResetBrowser? browser) => $"{purpose}{browser}";
}
