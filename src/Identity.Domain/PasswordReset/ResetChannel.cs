namespace Identity.Domain.PasswordReset;

/// <summary>A channel that proved a password reset and is held since: it is no second step until another has succeeded (attack 3).</summary>
/// <param name="Channel">The number, device or key.</param>
/// <param name="At">When the password was reset.</param>
public sealed record ResetChannel(string Channel, DateTimeOffset At);
