using Identity.Domain.Passwords;

namespace Identity.Server.Passwords;

/// <summary>Why a password was refused.</summary>
/// <param name="Fault">The reason.</param>
/// <param name="Strength">How strong it is, if its being guessed is the reason.</param>
internal sealed record PasswordProblem(NewPasswordFault Fault, PasswordStrength? Strength);
