using Identity.Domain.Methods;

namespace Identity.Server.PasswordReset;

/// <summary>The methods that this server can reset a password with.</summary>
internal sealed class ResetCeremonies(IEnumerable<IResetCeremony> all)
{
    /// <summary>The methods.</summary>
    public IReadOnlyList<AuthenticationMethod> Methods { get; } = [.. all.Select(ceremony => ceremony.Method)];

    /// <summary>The ceremony of a method.</summary>
    public IResetCeremony For(AuthenticationMethod method) => all.Single(ceremony => ceremony.Method == method);
}
