namespace Identity.Domain.AppPasswords;

/// <summary>Where old programs come in with a user name and an app password. The numbers are stored.</summary>
[Flags]
public enum Doors
{
    /// <summary>Nowhere.</summary>
    None = 0,

    /// <summary>Web sites behind a reverse proxy that asks for a user name and a password (RFC 7617).</summary>
    Web = 1,

    /// <summary>Mail programs behind a mail proxy.</summary>
    Mail = 2,

    /// <summary>Clients that an administrator has marked as legacy, by the resource owner password grant (RFC 6749 section 4.3).</summary>
    Grant = 4,
}
