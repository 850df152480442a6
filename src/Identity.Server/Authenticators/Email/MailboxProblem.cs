namespace Identity.Server.Authenticators.Email;

/// <summary>Why a mail address was not accepted. Each has its text under <c>Email</c>.</summary>
internal enum MailboxProblem
{
    /// <summary>Nothing was typed.</summary>
    Empty,

    /// <summary>What was typed is no mail address.</summary>
    NotAnAddress,

    /// <summary>A domain that policy refuses: the mailbox is read with the password that would be reset (attack 4).</summary>
    RefusedDomain,

    /// <summary>The person has that mailbox already.</summary>
    SameMailbox,
}
