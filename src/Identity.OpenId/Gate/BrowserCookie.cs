namespace Identity.OpenId.Gate;

/// <summary>A cookie to set, always <c>HttpOnly</c>, <c>SameSite=Lax</c>, <c>Path=/</c>, and <c>Secure</c> where the issuer is https.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value; <see langword="null"/> removes it.</param>
public sealed record BrowserCookie(string Name, string? Value);
