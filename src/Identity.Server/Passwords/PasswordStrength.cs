namespace Identity.Server.Passwords;

/// <summary>How hard a password is to guess.</summary>
/// <param name="Score">From 0, guessed at once, to 4.</param>
/// <param name="Hint">What weakens it most.</param>
internal sealed record PasswordStrength(int Score, PasswordHint Hint);
