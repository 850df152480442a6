namespace Identity.OpenId.Requests;

/// <summary>What a client asks a person for.</summary>
/// <param name="Scopes">The scopes, and those whose claims it names.</param>
/// <param name="Resources">The resources.</param>
/// <param name="RedirectUri">Where the answer goes; <see langword="null"/> if a device fetches it (RFC 8628).</param>
public sealed record AccessRequest(IReadOnlyList<string> Scopes, IReadOnlyList<string> Resources, string? RedirectUri)
{
    /// <summary>Whether a device asks, which may be anybody's: the person has to say that it is theirs.</summary>
    public bool IsOfDevice => RedirectUri is null;

    /// <summary>Its parts, each of which has to be consented to: <c>scope email</c>, <c>resource https://payroll.example</c>.</summary>
    public IEnumerable<string> Parts => [.. Scopes.Select(scope => $"scope {scope}"), .. Resources.Select(resource => $"resource {resource}")];
}
