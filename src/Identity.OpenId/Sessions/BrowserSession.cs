namespace Identity.OpenId.Sessions;

/// <summary>A browser's session.</summary>
/// <param name="SessionId"><c>sid</c>.</param>
/// <param name="Subject"><c>sub</c>.</param>
public sealed record BrowserSession(string SessionId, string Subject);
