using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Identity.OpenId.Clients;
using Identity.OpenId.Requests;

namespace Identity.OpenId.ClientAuthentication;

/// <summary>Authenticates clients (RFC 6749 2.3, OpenID Connect Core 9).</summary>
/// <remarks>
/// A client that does not exist, another method and a wrong secret get one answer, after equal work, and are counted alike (protocol line 25). Who fails
/// too often is not looked at for a while, except in places where the client has authenticated before: a secret has 256 random bits, so the brake is for
/// strangers, and knowing a <c>client_id</c> must not be enough to lock the client out. Of public clients there is nothing to guess.
/// </remarks>
internal sealed class ClientAuthenticator(IClientBrake brake, ClientAssertions assertions)
{
    private static readonly ProtocolError InvalidClient = new(
        ErrorCodes.InvalidClient,
        "Client authentication failed: the client_id, the secret or the way it is sent (token_endpoint_auth_method) is not the registered one.");

    private static readonly ProtocolError TooMany = new(
        ErrorCodes.InvalidClient, "Client authentication failed too often from this address; what is sent is not looked at until Retry-After is over.");

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

        var attempt = await brake.BeginAsync(presented.ClientId, request.Address, request.Now, cancellationToken);
        var isLocked = attempt.LockedUntil is not null && !attempt.IsKnownPlace;
        var isGood = await IsGoodAsync(attempt.Client, presented, isLocked, request.Now, cancellationToken);
        if (isGood && attempt.Client!.IsPublic)
        {
            return new AuthenticationOutcome.Authenticated(attempt.Client);
        }

        if (isGood && !isLocked)
        {
            await brake.SucceededAsync(attempt, request.Now, cancellationToken);
            return new AuthenticationOutcome.Authenticated(attempt.Client!);
        }

        if (attempt.LockedUntil is { } until)
        {
            return new AuthenticationOutcome.Refused(TooMany) { RetryAfter = until - request.Now };
        }

        await brake.FailedAsync(attempt, $"{presented.Method}\n{presented.Secret}", request.Now, cancellationToken);
        return new AuthenticationOutcome.Refused(InvalidClient);
    }

    private async Task<bool> IsGoodAsync(Client? client, PresentedCredentials presented, bool isLocked, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var isSecretGood = HasSecret(client, presented.Secret ?? "", now);

        // An assertion that is not looked at is not used up either.
        return client is not null
            && client.TokenEndpointAuthMethod == presented.Method
            && (isSecretGood || client.IsPublic || (!isLocked && await HasKeyAsync(client, presented, now, cancellationToken)));
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
