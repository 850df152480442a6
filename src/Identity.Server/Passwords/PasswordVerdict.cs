namespace Identity.Server.Passwords;

/// <summary>Whether a password is right, and whether its hash should be rewritten with today's algorithm.</summary>
internal sealed record PasswordVerdict(bool IsRight, bool NeedsUpgrade);
