namespace Identity.Server.PasswordReset.Ceremonies;

/// <summary>How far the codes and calls of a reset are, as everybody is told: from what was asked for, whatever was sent (attack 11).</summary>
/// <param name="ExpiresAt">Until when the newest can be answered.</param>
/// <param name="IsRenewed">Whether there is an older one as well.</param>
internal sealed record CodeResetProgress(DateTimeOffset ExpiresAt, bool IsRenewed);
