using Identity.Domain.SignIn;

namespace Identity.Storage.Facts;

/// <summary>A person as the pages and the gate see them.</summary>
/// <param name="Facts">What the gate decides on.</param>
/// <param name="UserName">The name to sign in with.</param>
/// <param name="DisplayName">The name shown to people.</param>
public sealed record StoredPerson(PersonFacts Facts, string UserName, string DisplayName);
