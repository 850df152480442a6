namespace Identity.Demo;

/// <summary>Somebody to try the demo with. Name, password and key are in this source: they are for the demo only.</summary>
/// <param name="UserName">What is typed at sign-in.</param>
/// <param name="Password">The password.</param>
/// <param name="Groups">The groups that the demo's policy speaks of.</param>
/// <param name="Claims">Standard claims (OpenID Connect Core 5.1) as JSON.</param>
/// <param name="TotpKey">The base32 key of an authenticator app that is registered already; <see langword="null"/> for none.</param>
/// <param name="PhoneNumber">The number (E.164) of a mobile phone that is registered already; <see langword="null"/> for none.</param>
public sealed record DemoPerson(string UserName, string Password, IReadOnlyList<string> Groups, string Claims, string? TotpKey = null, string? PhoneNumber = null);
