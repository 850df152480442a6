namespace Identity.Server.Pages.Shared;

/// <summary>A method that may be set up at this step.</summary>
/// <param name="Name">The method, as policy names it.</param>
/// <param name="Tag">What is said of it beside its name.</param>
internal sealed record Choice(string Name, ChoiceTag? Tag);
