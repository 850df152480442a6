using System.Net.Http.Headers;
using System.Text;
using Identity.OpenId.Requests;

namespace Identity.OpenId.ClientAuthentication;

/// <summary>How a client says who it is (RFC 6749 2.3.1).</summary>
/// <param name="ClientId">Who.</param>
/// <param name="Method">The one method used, by its registered name (<c>token_endpoint_auth_method</c>).</param>
/// <param name="Secret">The secret or the assertion, with methods that have one.</param>
internal sealed record PresentedCredentials(string ClientId, string Method, string? Secret)
{
    public const string Basic = "client_secret_basic";
    public const string Post = "client_secret_post";
    public const string PrivateKeyJwt = "private_key_jwt";
    public const string None = "none";

    /// <summary><c>token_endpoint_auth_methods_supported</c>.</summary>
    public static IReadOnlyList<string> Methods { get; } = [Basic, Post, PrivateKeyJwt, None];

    /// <summary>What the request presents; <see langword="null"/> if that is nothing, or cannot be read.</summary>
    public static PresentedCredentials? Read(ProtocolRequest request)
    {
        if (request.Authorization is not null)
        {
            return ReadBasic(request.Authorization);
        }

        if (request.Parameters["client_assertion"] is { } assertion)
        {
            return request.Parameters["client_assertion_type"] == ClientAssertions.Type && ClientAssertions.ClaimedClient(assertion) is { } claimed
                ? new PresentedCredentials(claimed, PrivateKeyJwt, assertion)
                : null;
        }

        if (request.Parameters["client_id"] is not { } clientId)
        {
            return null;
        }

        return request.Parameters["client_secret"] is { } secret
            ? new PresentedCredentials(clientId, Post, secret)
            : new PresentedCredentials(clientId, None, null);
    }

    /// <summary>Both halves are form-encoded before they are joined and encoded again (RFC 6749 2.3.1 and appendix B).</summary>
    private static PresentedCredentials? ReadBasic(string header)
    {
        if (!AuthenticationHeaderValue.TryParse(header, out var value)
            || !string.Equals(value.Scheme, "Basic", StringComparison.OrdinalIgnoreCase)
            || value.Parameter is null)
        {
            return null;
        }

        var bytes = new byte[value.Parameter.Length];
        if (!Convert.TryFromBase64String(value.Parameter, bytes, out var length))
        {
            return null;
        }

        var halves = Encoding.Latin1.GetString(bytes, 0, length).Split(':');
        return halves.Length == 2
            && FormEncoding.Decode(halves[0]) is { Length: > 0 } clientId
            && FormEncoding.Decode(halves[1]) is { Length: > 0 } secret
            ? new PresentedCredentials(clientId, Basic, secret)
            : null;
    }
}
