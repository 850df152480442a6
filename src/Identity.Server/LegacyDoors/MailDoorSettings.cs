namespace Identity.Server.LegacyDoors;

/// <summary>The door of nginx as a mail proxy (<c>auth_http</c>).</summary>
internal sealed record MailDoorSettings
{
    /// <summary><c>Identity:Doors:Mail:Secret</c>: what the proxies prove themselves with.</summary>
    public string Secret { get; init; } = "";

    /// <summary><c>Identity:Doors:Mail:Imap</c>: the mail server behind, address and port; <see langword="null"/> if there is none for it.</summary>
    public string? Imap { get; init; }

    /// <summary><c>Identity:Doors:Mail:Pop3</c>.</summary>
    public string? Pop3 { get; init; }

    /// <summary><c>Identity:Doors:Mail:Smtp</c>.</summary>
    public string? Smtp { get; init; }

    /// <summary>
    /// <c>Identity:Doors:Mail:BackendPassword</c>: what the proxy gives the mail server in place of the app password, which then goes no further.
    /// <see langword="null"/>: the app password itself.
    /// </summary>
    public string? BackendPassword { get; init; }

    /// <summary>Its name alone, so that no log shows a secret.</summary>
    public override string ToString() => nameof(MailDoorSettings);
}
