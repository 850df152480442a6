namespace Identity.Browser.Tests;

/// <summary>What is compared between pages.</summary>
/// <param name="State">The page as the list of states calls it.</param>
/// <param name="Step">Its path without the handle.</param>
/// <param name="Title">What the browser shows as its title, without the mark of an error.</param>
/// <param name="Help">The order and the place of the links at its foot, and of what is at the end of its head.</param>
public sealed record PageFacts(string State, string Step, string Title, string Help);
