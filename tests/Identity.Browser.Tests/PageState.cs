namespace Identity.Browser.Tests;

/// <summary>A page as people meet it.</summary>
/// <param name="Name">What its screenshots and findings are called.</param>
/// <param name="Step">The path that it has, without the handle of the sign-in.</param>
/// <param name="ReachAsync">What leads to it from the state before.</param>
public sealed record PageState(string Name, string Step, Func<Walk, Task> ReachAsync);
