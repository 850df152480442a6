namespace Identity.Domain.Policies;

/// <summary>What policy says about phones beyond being on or off.</summary>
/// <param name="Text">Whether codes go out by text message.</param>
/// <param name="Call">Whether a call can be answered.</param>
/// <param name="Countries">The countries whose numbers are accepted (ISO 3166-1 alpha-2).</param>
public sealed record PhoneSwitches(bool Text, bool Call, IReadOnlyList<string> Countries);
