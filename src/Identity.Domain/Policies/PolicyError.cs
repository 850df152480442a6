namespace Identity.Domain.Policies;

/// <summary>Something wrong with the text of a policy document.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Field">The field, for example <c>registration[0].defer.graceDays</c>; empty for the document itself.</param>
/// <param name="Message">What is wrong with it.</param>
public sealed record PolicyError(int Line, string Field, string Message);
