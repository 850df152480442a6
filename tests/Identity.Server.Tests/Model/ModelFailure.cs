namespace Identity.Server.Tests.Model;

/// <summary>How a sequence failed.</summary>
/// <param name="Rule">What does not hold.</param>
/// <param name="Steps">The steps until then.</param>
/// <param name="Story">What happened in them.</param>
internal sealed record ModelFailure(string Rule, IReadOnlyList<int> Steps, IReadOnlyList<string> Story);
