using Identity.OpenId.Requests;

namespace Identity.OpenId.Endpoints;

/// <summary>An endpoint of the protocol.</summary>
internal interface IEndpoint
{
    Task<ProtocolResult> HandleAsync(ProtocolRequest request, CancellationToken cancellationToken);
}
