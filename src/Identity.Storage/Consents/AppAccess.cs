namespace Identity.Storage.Consents;

/// <summary>An app that has access to a person's account.</summary>
/// <param name="ClientId">The app.</param>
/// <param name="Scopes">What it has, by scope.</param>
/// <param name="Since">Since when.</param>
public sealed record AppAccess(string ClientId, IReadOnlyList<string> Scopes, DateTimeOffset Since);
