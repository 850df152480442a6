namespace Identity.Domain.SignIn;

/// <summary>What a sign-in amounts to, computed from its proofs and never set by hand.</summary>
/// <param name="Level">The level reached.</param>
/// <param name="AuthTime">The time of the oldest proof that makes the level (attack 5).</param>
/// <param name="Amr">Authentication method references (RFC 8176).</param>
public sealed record Authentication(AssuranceLevel Level, DateTimeOffset AuthTime, IReadOnlyList<string> Amr);
