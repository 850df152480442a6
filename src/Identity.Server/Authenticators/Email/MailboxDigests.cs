using Identity.Server.Hosting;

namespace Identity.Server.Authenticators.Email;

/// <summary>Digests of mailboxes, keyed from outside the database: addresses can be guessed (attack 9).</summary>
internal sealed class MailboxDigests(MasterKey masterKey)
{
    /// <summary>The channel of a mailbox: the same for the same mailbox, whoever has it (attack 3, fault 5).</summary>
    public string Channel(Mailbox mailbox) => $"mailbox:{OfMailbox(mailbox)}";

    /// <summary>A mailbox where it is only counted.</summary>
    public string OfMailbox(Mailbox mailbox) => masterKey.Digest("mailbox", mailbox.Normal);
}
