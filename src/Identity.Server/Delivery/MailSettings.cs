namespace Identity.Server.Delivery;

/// <summary>The section <c>Identity:Mail</c>: the mail server that messages are handed to. Without the section there is none.</summary>
public sealed record MailSettings
{
    /// <summary><c>Identity:Mail:Host</c>.</summary>
    public string Host { get; init; } = "";

    /// <summary><c>Identity:Mail:Port</c>: 587, the port of submission (RFC 6409), by default.</summary>
    public int Port { get; init; } = 587;

    /// <summary><c>Identity:Mail:User</c>; without it the server does not authenticate.</summary>
    public string? User { get; init; }

    /// <summary><c>Identity:Mail:Password</c>.</summary>
    public string? Password { get; init; }

    /// <summary><c>Identity:Mail:From</c>: the sender, for example <c>Contoso &lt;no-reply@contoso.example&gt;</c>.</summary>
    public string From { get; init; } = "";

    /// <summary><c>Identity:Mail:Tls</c>: <c>StartTls</c> by default.</summary>
    public MailTls Tls { get; init; } = MailTls.StartTls;

    /// <summary>Its name alone, so that no log shows the password.</summary>
    public override string ToString() => nameof(MailSettings);
}
