namespace Identity.Testing;

/// <summary>One request of an app, with what the app remembers of it.</summary>
public sealed record AuthorizationAttempt(Uri Address, string State, string Nonce, string Verifier);
