using Identity.OpenId.ClientAuthentication;
using Identity.OpenId.Requests;
using Identity.OpenId.Stores;
using Identity.OpenId.Tokens;

namespace Identity.OpenId.Endpoints;

/// <summary>The revocation endpoint (RFC 7009). To give a token back is to end its grant, with all that came from it (protocol line 33).</summary>
/// <remarks><c>token_type_hint</c> is not needed: the two kinds of token cannot be taken for each other.</remarks>
internal sealed class RevocationEndpoint(ClientRequests requests, AccessTokens accessTokens, IGrantStore grants) : IEndpoint
{
    public Task<ProtocolResult> HandleAsync(ProtocolRequest request, CancellationToken cancellationToken) => requests.HandleAsync(
        request,
        async asked => await RevokeAsync(asked, cancellationToken) is { } error ? requests.Error(request, error) : new ProtocolResult.Empty(200),
        cancellationToken);

    private async Task<ProtocolError?> RevokeAsync(ClientRequest request, CancellationToken cancellationToken)
    {
        if (request.Parameters["token"] is not { } token)
        {
            return ProtocolError.InvalidRequest("The parameter token is missing.");
        }

        // What is unknown, expired or ended needs no revocation (RFC 7009 2.2).
        if (await FindGrantAsync(token, request.Now, cancellationToken) is not { } grant)
        {
            return null;
        }

        if (grant.ClientId != request.Client.ClientId)
        {
            return ProtocolError.InvalidRequest("The token is another client's.");
        }

        await grants.RevokeAsync(grant.Id, request.Now, cancellationToken);
        return null;
    }

    private async Task<Grant?> FindGrantAsync(string token, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await grants.FindAsync(ArtifactKind.RefreshToken, Handle.Hash(token), cancellationToken))?.Grant
        ?? await accessTokens.FindGrantAsync(token, now, cancellationToken);
}
