namespace Identity.OpenId.Endpoints;

/// <summary>Where an endpoint is: a row of the <see cref="EndpointTable"/>.</summary>
/// <param name="Endpoint">The <see cref="IEndpoint"/>.</param>
/// <param name="Path">Its path below the issuer; <c>{handle}</c> is the request's handle.</param>
/// <param name="MetadataName">Its name in discovery; <see langword="null"/> if it is not announced.</param>
/// <param name="Methods">The methods that it takes.</param>
/// <param name="Readers">Whose scripts may read its answers.</param>
internal sealed record EndpointRow(Type Endpoint, string Path, string? MetadataName, IReadOnlyList<string> Methods, Readers Readers = Readers.Nobody);
