namespace Identity.Domain.Policies;

/// <summary>What lets somebody without any method register the first one.</summary>
/// <param name="Allow">The names of what is enough; <c>password</c> is the only one known.</param>
public sealed record FirstRegistrationRule(IReadOnlyList<string> Allow)
{
    /// <summary>The name for a password alone.</summary>
    public const string Password = "password";

    /// <summary>Whether a password alone is enough.</summary>
    public bool AllowsPassword => Allow.Contains(Password, StringComparer.Ordinal);
}
