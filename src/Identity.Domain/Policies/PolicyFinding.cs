namespace Identity.Domain.Policies;

/// <summary>Something that a well-formed policy asks for in vain.</summary>
/// <param name="Field">The field, for example <c>registration[0].require</c>.</param>
/// <param name="Message">What cannot work, and for whom.</param>
public sealed record PolicyFinding(string Field, string Message);
