namespace Identity.Server.Passwords;

/// <summary>The two counters that a try is charged to.</summary>
/// <remarks>
/// The person's decides. Only the name's is shown: otherwise "too many wrong passwords" under a second name of the same person, at the
/// first try, would say that somebody has it (attack 11).
/// </remarks>
/// <param name="Name">The key of what was typed, whoever has it.</param>
/// <param name="Person">The key of who has it, or of nobody.</param>
internal sealed record PasswordCounters(string Name, string Person);
