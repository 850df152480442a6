using System.Text.Json;
using Identity.OpenId.Requests;
using Identity.OpenId.Stores;

namespace Identity.OpenId.Pushed;

/// <summary>Authorization requests that clients have pushed (RFC 9126): kept under a handle, read at the authorization endpoint, spent when a code goes out.</summary>
internal sealed class PushedRequests(IGrantStore grants, OpenIdOptions options)
{
    private const string Prefix = "urn:ietf:params:oauth:request_uri:";

    /// <summary>Whether a <c>request_uri</c> names a pushed request, be there one or not.</summary>
    public static bool Has(string requestUri) => requestUri.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Keeps a request and gives its <c>request_uri</c>.</summary>
    public async Task<string> KeepAsync(AuthorizationRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var handle = Handle.New();
        var key = Handle.Hash(handle);
        var artifact = new Artifact
        {
            Kind = ArtifactKind.PushedRequest,
            Key = key,
            CreatedAt = now,
            ExpiresAt = now + options.PushedRequestLifetime,
            Data = JsonSerializer.Serialize(request with { PushedKey = key }),
        };
        await grants.AddAsync(artifact, cancellationToken);
        return Prefix + handle;
    }

    /// <summary>The request of that client under that <c>request_uri</c>; <see langword="null"/> if there is none, it is over or has had its answer.</summary>
    public async Task<AuthorizationRequest?> FindAsync(string requestUri, string clientId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await grants.FindAsync(ArtifactKind.PushedRequest, Handle.Hash(requestUri[Prefix.Length..]), cancellationToken)
            is not { Artifact: { ConsumedAt: null } artifact }
            || artifact.ExpiresAt <= now)
        {
            return null;
        }

        var request = JsonSerializer.Deserialize<AuthorizationRequest>(artifact.Data)!;
        return request.ClientId == clientId ? request : null;
    }

    /// <summary>Whether a request that was pushed has had its answer; one that was not pushed never has.</summary>
    public async Task<bool> IsSpentAsync(AuthorizationRequest request, CancellationToken cancellationToken) =>
        request.PushedKey is { } key
        && await grants.FindAsync(ArtifactKind.PushedRequest, key, cancellationToken) is not { Artifact.ConsumedAt: null };
}
