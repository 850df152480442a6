namespace Identity.Storage.Tokens;

/// <summary>A hardware token and who has it.</summary>
/// <param name="Token">The token.</param>
/// <param name="UserName">What the person signs in with who has it; <see langword="null"/> if it is in stock.</param>
public sealed record ListedToken(StoredToken Token, string? UserName);
