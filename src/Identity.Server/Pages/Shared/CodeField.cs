namespace Identity.Server.Pages.Shared;

/// <summary>The field in which a six-digit code is typed or pasted.</summary>
/// <param name="Value">What was typed before.</param>
/// <param name="Error">What was wrong with it, in words.</param>
internal sealed record CodeField(string? Value, string? Error);
