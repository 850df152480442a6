using Identity.OpenId.Clients;
using Identity.OpenId.Resources;
using Identity.OpenId.Tokens;

namespace Identity.OpenId.Requests;

/// <summary>Gathers what the checks of an authorization request need.</summary>
internal sealed class AuthorizationAttempts(ClientResources resources, IdTokenHints hints)
{
    public async Task<AuthorizationAttempt> GatherAsync(Parameters parameters, Client? client, CancellationToken cancellationToken) =>
        new(parameters, client, await hints.FindAsync(parameters["id_token_hint"], cancellationToken))
        {
            Resources = client is null ? [] : await resources.OfAsync(client, cancellationToken),
        };
}
