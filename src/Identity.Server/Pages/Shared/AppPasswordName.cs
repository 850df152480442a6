namespace Identity.Server.Pages.Shared;

/// <summary>The field for the name of an app password.</summary>
/// <param name="Typed">What was typed.</param>
/// <param name="Error">What is wrong with it.</param>
internal sealed record AppPasswordName(string? Typed, FieldError? Error);
