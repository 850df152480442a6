namespace Identity.Domain.Policies;

/// <summary>People who are in the same groups: to a policy they are alike until they have registered something.</summary>
/// <param name="Groups">The groups.</param>
/// <param name="Count">How many people.</param>
public sealed record PeopleAlike(IReadOnlySet<string> Groups, int Count);
