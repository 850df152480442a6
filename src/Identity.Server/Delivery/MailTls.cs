namespace Identity.Server.Delivery;

/// <summary>How the connection to the mail server is protected. No mode falls back to a weaker one.</summary>
public enum MailTls
{
    /// <summary>The connection turns to TLS before anything is said (RFC 3207); a server that cannot is not used.</summary>
    StartTls,

    /// <summary>TLS from the first byte (RFC 8314), usually on port 465.</summary>
    Implicit,

    /// <summary>None: for a relay on the same machine or network.</summary>
    None,
}
