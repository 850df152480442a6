using Identity.OpenId.Keys;
using Identity.OpenId.Requests;

namespace Identity.OpenId.Endpoints;

/// <summary>The public keys (RFC 7517 5).</summary>
internal sealed class JwksEndpoint(SigningKeys keys) : IEndpoint
{
    public async Task<ProtocolResult> HandleAsync(ProtocolRequest request, CancellationToken cancellationToken) =>
        new ProtocolResult.Json(200, (await keys.GetAsync(cancellationToken)).PublicKeys()) { CacheControl = "public, max-age=300", Reader = "*" };
}
