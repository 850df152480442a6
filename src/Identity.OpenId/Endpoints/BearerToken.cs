using System.Net.Http.Headers;
using Identity.OpenId.Requests;

namespace Identity.OpenId.Endpoints;

/// <summary>How a request presents its access token (RFC 6750 2): in the header, or in the form of a POST; never in a query.</summary>
internal abstract record BearerToken
{
    private BearerToken()
    {
    }

    public static BearerToken Read(ProtocolRequest request)
    {
        var parameters = request.Parameters;
        if (request.IsPost && parameters.Problem is { } problem)
        {
            return new Unreadable(problem);
        }

        var inBody = request.IsPost ? parameters["access_token"] : null;
        if (request.Authorization is not { } header)
        {
            return inBody is null ? new Absent() : new Presented(inBody);
        }

        if (inBody is not null)
        {
            return new Unreadable("The access token is in the header and in the body; send one.");
        }

        return AuthenticationHeaderValue.TryParse(header, out var value)
            && string.Equals(value.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase)
            && value.Parameter is { Length: > 0 } token
            ? new Presented(token)
            : new Absent();
    }

    public sealed record Presented(string Token) : BearerToken;

    public sealed record Absent : BearerToken;

    public sealed record Unreadable(string Because) : BearerToken;
}
