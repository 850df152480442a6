namespace Identity.Server.Pages.Shared;

/// <summary>Methods to choose one of.</summary>
/// <param name="Choices">The methods.</param>
/// <param name="Chosen">The name of the one that is chosen; <see langword="null"/> if none is.</param>
/// <param name="Error">What is wrong with the choice.</param>
internal sealed record MethodTiles(IReadOnlyList<Choice> Choices, string? Chosen, FieldError? Error);
