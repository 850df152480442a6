namespace Identity.Domain.Methods.Tokens;

/// <summary>A mistake in a file of tokens. It never repeats a secret.</summary>
/// <param name="Line">The line; the first is 1.</param>
/// <param name="Field">The name of the column; empty if it is the line as a whole.</param>
/// <param name="Message">What is wrong.</param>
public sealed record TokenFileError(int Line, string Field, string Message);
