using Identity.OpenId.Claims;
using Identity.OpenId.Clients;
using Identity.OpenId.Requests;
using Identity.OpenId.Resources;

namespace Identity.OpenId.Tokens;

/// <summary>Chooses what an access token is for. A token for one resource is refused by every other, UserInfo included (protocol line 29).</summary>
/// <remarks>
/// A request that names no resource gets a token for UserInfo where <c>openid</c> was granted, else one for the only resource. Tokens for
/// further resources come from the same grant, each by naming its resource.
/// </remarks>
internal sealed class TokenTargets(ClientResources resources, OpenIdOptions options)
{
    /// <summary>The target; an error if the client has to say, or may not have, what it wants.</summary>
    /// <param name="client">The client.</param>
    /// <param name="granted">The resources that the token may be for; <see langword="null"/> for all that the client may use.</param>
    /// <param name="scopes">The scopes that are asked for, all of which may be had.</param>
    /// <param name="parameters">The request.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<(TokenTarget? Target, ProtocolError? Error)> ChooseAsync(
        Client client, IReadOnlyList<string>? granted, IReadOnlyList<string> scopes, Parameters parameters, CancellationToken cancellationToken)
    {
        var named = parameters.Resources;
        if (named.Count == 0 && scopes.All(ScopeCatalogue.Scopes.Contains) && (granted is { Count: 0 } || scopes.Contains("openid")))
        {
            return (Own(scopes), null);
        }

        var own = await resources.OfAsync(client, cancellationToken);
        Resource[] usable = [.. own.Where(resource => granted?.Contains(resource.Identifier) ?? true)];
        return named.Count switch
        {
            0 when scopes.Contains("openid") => (Own(scopes), null),
            0 when usable.Where(resource => scopes.Any(resource.Scopes.ContainsKey)).ToArray() is [var only] => (For(only, scopes), null),
            0 => (null, new ProtocolError(ErrorCodes.InvalidTarget, "The scopes are of no resource, or of several: name one by the parameter resource (RFC 8707).")),
            1 when Array.Find(usable, resource => resource.Identifier == named[0]) is { } resource => (For(resource, scopes), null),
            1 => (null, Checks.ResourceCheck.Refusal),
            _ => (null, new ProtocolError(ErrorCodes.InvalidTarget, "An access token is for one resource; ask once for each.")),
        };
    }

    private TokenTarget Own(IReadOnlyList<string> scopes) => new(options.Issuer, [.. scopes.Where(ScopeCatalogue.Scopes.Contains)], Resource: null);

    private static TokenTarget For(Resource resource, IReadOnlyList<string> scopes) => new(resource.Identifier, [.. scopes.Where(resource.Scopes.ContainsKey)], resource);
}
