namespace Identity.Server.Authenticators.Email;

/// <summary>What came of reading a mail address as somebody typed it.</summary>
internal abstract record MailboxReading
{
    private MailboxReading()
    {
    }

    /// <summary>It is one that can be used.</summary>
    public sealed record Accepted(Mailbox Mailbox) : MailboxReading;

    /// <summary>It is not.</summary>
    public sealed record Refused(MailboxProblem Problem) : MailboxReading;
}
