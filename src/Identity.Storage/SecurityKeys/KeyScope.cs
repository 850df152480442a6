namespace Identity.Storage.SecurityKeys;

/// <summary>What a challenge is bound to (rule 6).</summary>
/// <param name="Purpose">What it is good for.</param>
/// <param name="Context">The hash of the handle of the sign-in or reset that it was made in.</param>
/// <param name="PersonId">Whose key is asked for; <see langword="null"/> where nobody is named yet, or the name is nobody's.</param>
public sealed record KeyScope(KeyPurpose Purpose, string Context, Guid? PersonId);
