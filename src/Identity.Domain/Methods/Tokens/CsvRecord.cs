namespace Identity.Domain.Methods.Tokens;

/// <summary>A record of a file of comma-separated values.</summary>
/// <param name="Line">The line that it begins in; the first is 1.</param>
/// <param name="Fields">Its fields, without their quotes.</param>
public sealed record CsvRecord(int Line, IReadOnlyList<string> Fields);
