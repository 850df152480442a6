namespace Identity.OpenId.Tokens;

/// <summary>An ID token that came back to us (OpenID Connect Core 3.1.2.1, RP-Initiated Logout 2).</summary>
/// <param name="Subject"><c>sub</c>.</param>
/// <param name="ClientId"><c>aud</c>.</param>
/// <param name="SessionId"><c>sid</c>.</param>
internal sealed record IdTokenHint(string Subject, string ClientId, string? SessionId);
