namespace Identity.OpenId.Resources;

/// <summary>A registered resource: an API that access tokens are for (RFC 8707).</summary>
public sealed record Resource
{
    /// <summary>Its identifier, an absolute URI without a fragment, compared to the letter; <c>aud</c> of its tokens.</summary>
    public required string Identifier { get; init; }

    /// <summary><c>resource_name</c>, shown to people.</summary>
    public required string Name { get; init; }

    /// <summary>Its scopes, and the <c>acr</c> that each asks for; <see langword="null"/> for none of its own. No two resources share a scope.</summary>
    public required IReadOnlyDictionary<string, string?> Scopes { get; init; }

    /// <summary>The <c>acr</c> that every token for it asks for; <see langword="null"/> for none (attack 6).</summary>
    public string? Acr { get; init; }

    /// <summary>How long its access tokens are good, in seconds; <see langword="null"/> for the server's default.</summary>
    public int? AccessTokenLifetime { get; init; }

    /// <summary>What its access tokens are signed with; default <c>ES256</c>.</summary>
    public string AccessTokenSignedResponseAlg { get; init; } = "ES256";

    /// <summary>The clients that are this resource, and may ask about its tokens (RFC 7662).</summary>
    public IReadOnlyList<string> IntrospectionClients { get; init; } = [];

    /// <summary>The <c>acr</c> values that a token with these scopes has to reach, each of them.</summary>
    internal IEnumerable<string> AcrFor(IEnumerable<string> scopes) =>
        scopes.Select(scope => Scopes.GetValueOrDefault(scope)).Prepend(Acr).OfType<string>();
}
