using Identity.Domain.Methods;

namespace Identity.Server.Authenticators;

/// <summary>The methods that this server has a ceremony for. Those that are good for password reset alone have no second step, and so no <see cref="IAuthenticator"/>.</summary>
internal sealed class AuthenticatorSet(IEnumerable<IAuthenticator> all)
{
    private readonly Dictionary<string, IAuthenticator> byName = all.ToDictionary(authenticator => authenticator.Method.Name);

    /// <summary>The methods, for the policy check.</summary>
    public IReadOnlyCollection<AuthenticationMethod> Methods => [.. byName.Values.Select(authenticator => authenticator.Method), MethodCatalogue.Email, MethodCatalogue.Questions];

    /// <summary>The ceremony of a method that somebody has registered.</summary>
    public IAuthenticator For(AuthenticationMethod method) => byName[method.Name];

    /// <summary>The ceremony of a method whose answer is typed.</summary>
    public ICodeAuthenticator ForCodes(AuthenticationMethod method) => (ICodeAuthenticator)For(method);
}
