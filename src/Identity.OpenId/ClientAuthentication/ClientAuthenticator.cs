using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Identity.OpenId.Clients;
using Identity.OpenId.Requests;
using Identity.OpenId.Stores;

namespace Identity.OpenId.ClientAuthentication;

/// <summary>Authenticates clients (RFC 6749 2.3, OpenID Connect Core 9).</summary>
/// <remarks>A client that does not exist, another method and a wrong secret get one answer, after equal work (protocol line 25).</remarks>
internal sealed class ClientAuthenticator(IClientStore clients, ClientAssertions assertions)
{
    private static readonly ProtocolError InvalidClient = new(
        ErrorCodes.InvalidClient,
        "Client authentication failed: the client_id, the secret or the way it is sent (token_endpoint_auth_method) is not the registered one.");

    /// <summary>Nobody knows what hashes to this; it stands in for the secrets of a client that has none.</summary>
    private static readonly ClientSecret NoSecret = new(new string('A', 43));

    public async Task<AuthenticationOutcome> AuthenticateAsync(ProtocolRequest request, CancellationToken cancellationToken)
    {
        // RFC 6749 2.3: one method a request (protocol line 22).
        if (new[] { request.Authorization, request.Parameters["client_secret"], request.Parameters["client_assertion"] }.Count(sent => sent is not null) > 1)
        {
            return new AuthenticationOutcome.Refused(ProtocolError.InvalidRequest("The client authenticates in more than one way; use one."));
        }

        if (PresentedCredentials.Read(request) is not { } presented)
        {
            return new AuthenticationOutcome.Refused(InvalidClient);
        }

        if (request.Parameters["client_id"] is { } clientId && clientId != presented.ClientId)
        {
            return new AuthenticationOutcome.Refused(ProtocolError.InvalidRequest("The client_id in the body is not the one in the header."));
        }

        var client = await clients.FindAsync(presented.ClientId, cancellationToken);
        var isSecretGood = HasSecret(client, presented.Secret ?? "", request.Now);
        return client is not null
            && client.TokenEndpointAuthMethod == presented.Method
            && (isSecretGood || client.IsPublic || await HasKeyAsync(client, presented, request.Now, cancellationToken))
            ? new AuthenticationOutcome.Authenticated(client)
            : new AuthenticationOutcome.Refused(InvalidClient);
    }

    private async Task<bool> HasKeyAsync(Client client, PresentedCredentials presented, DateTimeOffset now, CancellationToken cancellationToken) =>
        presented is { Method: PresentedCredentials.PrivateKeyJwt, Secret: { } assertion } && await assertions.IsGoodAsync(client, assertion, now, cancellationToken);

    private static bool HasSecret(Client? client, string presented, DateTimeOffset now)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(presented), hash);
        var encoded = Base64Url.EncodeToUtf8(hash);
        var secrets = client?.Secrets is { Count: > 0 } registered ? registered : [NoSecret];

        // Every secret is compared, so that how long this takes does not say which one fits.
        var isGood = false;
        foreach (var secret in secrets)
        {
            var isEqual = CryptographicOperations.FixedTimeEquals(encoded, Encoding.ASCII.GetBytes(secret.Sha256));
            isGood |= isEqual && secret.IsGood(now);
        }

        return isGood;
    }
}
