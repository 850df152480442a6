namespace Identity.Domain.Policies;

/// <summary>A security question of the organisation's own.</summary>
/// <param name="Id">Its name in policy and beside stored answers; none of the built-in ones.</param>
/// <param name="Texts">The question in each language, by tag.</param>
public sealed record CustomQuestion(string Id, IReadOnlyDictionary<string, string> Texts);
