namespace Identity.Storage.People;

/// <summary>A person as moved from one server to another.</summary>
/// <param name="Account">The account.</param>
/// <param name="Groups">The groups, in alphabetical order.</param>
/// <param name="Methods">The registered methods that have a secret, the oldest first.</param>
public sealed record ArchivedPerson(Person Account, IReadOnlyList<string> Groups, IReadOnlyList<ArchivedMethod> Methods);
