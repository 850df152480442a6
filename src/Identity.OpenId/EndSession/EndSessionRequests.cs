using Identity.OpenId.Stores;

namespace Identity.OpenId.EndSession;

/// <summary>Sign-outs that wait for the person's confirmation (RP-Initiated Logout 2), for the host's page that asks.</summary>
public sealed class EndSessionRequests
{
    /// <summary>The host's page that says that the person is signed out.</summary>
    internal const string SignedOut = "/signed-out";

    private readonly IGrantStore grants;
    private readonly OpenIdOptions options;
    private readonly TimeProvider clock;

    internal EndSessionRequests(IGrantStore grants, OpenIdOptions options, TimeProvider clock)
    {
        this.grants = grants;
        this.options = options;
        this.clock = clock;
    }

    /// <summary>The request of that handle; <see langword="null"/> if there is none, it is over or it was answered.</summary>
    public async Task<EndSessionRequest?> FindAsync(string handle, CancellationToken cancellationToken) =>
        await FindDataAsync(handle, cancellationToken) is { } data ? new EndSessionRequest(data.ClientName, data.Location is not null) : null;

    /// <summary>
    /// Spends the request, once, and says where the person goes when the host has ended the session: the app's registered address, or the host's
    /// page "signed out". <see langword="null"/> if there is no such request (any more).
    /// </summary>
    public async Task<string?> SpendAsync(string handle, CancellationToken cancellationToken)
    {
        var data = await FindDataAsync(handle, cancellationToken);
        return data is not null
            && await grants.TryConsumeAsync(ArtifactKind.EndSession, Handle.Hash(handle), clock.GetUtcNow(), successor: null, cancellationToken)
            ? data.Location ?? SignedOut
            : null;
    }

    /// <summary>Keeps a request and gives the path of the page that asks.</summary>
    internal async Task<string> BeginAsync(EndSessionData data, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var handle = Handle.New();
        var artifact = new Artifact
        {
            Kind = ArtifactKind.EndSession,
            Key = Handle.Hash(handle),
            CreatedAt = now,
            ExpiresAt = now + options.EndSessionLifetime,
            Data = data.Write(),
        };
        await grants.AddAsync(artifact, cancellationToken);
        return $"/sign-out/{handle}";
    }

    private async Task<EndSessionData?> FindDataAsync(string handle, CancellationToken cancellationToken) =>
        await grants.FindAsync(ArtifactKind.EndSession, Handle.Hash(handle), cancellationToken) is { Artifact: { ConsumedAt: null } artifact }
            && artifact.ExpiresAt > clock.GetUtcNow()
            ? EndSessionData.Read(artifact.Data)
            : null;
}
