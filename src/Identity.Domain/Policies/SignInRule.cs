using Identity.Domain.SignIn;

namespace Identity.Domain.Policies;

/// <summary>The level that signing in to some apps takes.</summary>
/// <param name="Clients">Client ids; <c>*</c> is every app.</param>
/// <param name="Level">The lowest level; <see cref="AssuranceLevel.OneFactor"/> where the document says <c>null</c>.</param>
public sealed record SignInRule(IReadOnlyList<string> Clients, AssuranceLevel Level)
{
    /// <summary>The name that stands for every app.</summary>
    public const string EveryClient = "*";

    /// <summary>Whether the rule is for that app.</summary>
    public bool Covers(string clientId) => Clients.Any(client => client == EveryClient || client == clientId);
}
