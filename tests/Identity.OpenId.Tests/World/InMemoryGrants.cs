using Identity.OpenId.Stores;

namespace Identity.OpenId.Tests.World;

/// <summary>Grants in memory, atomic under one lock as the contract asks.</summary>
internal sealed class InMemoryGrants(InMemoryInteractions interactions) : IGrantStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<(ArtifactKind Kind, string Key), Artifact> artifacts = [];
    private readonly Dictionary<Guid, Grant> grants = [];
    private readonly HashSet<Guid> revoked = [];

    /// <summary>The epochs of people; one that is not named is at 1.</summary>
    public Dictionary<string, long> Epochs { get; } = new(StringComparer.Ordinal);

    /// <summary>Runs between a look-up and what follows, once, as another request would.</summary>
    public Action? Meanwhile { get; set; }

    public IReadOnlyCollection<Artifact> Artifacts => artifacts.Values;

    public IReadOnlyCollection<Grant> Grants => grants.Values;

    public Task<bool> TryIssueAsync(Grant grant, Artifact code, string? interactionHandle, string? pushedKey, CancellationToken cancellationToken)
    {
        RunMeanwhile();
        lock (gate)
        {
            var pushed = pushedKey is null ? null : artifacts[(ArtifactKind.PushedRequest, pushedKey)];
            if (EpochOf(grant.Subject) != grant.Epoch
                || pushed?.ConsumedAt is not null
                || (interactionHandle is not null && !interactions.TryComplete(interactionHandle)))
            {
                return Task.FromResult(false);
            }

            if (pushed is not null)
            {
                artifacts[(pushed.Kind, pushed.Key)] = pushed with { ConsumedAt = grant.CreatedAt };
            }

            grants.Add(grant.Id, grant);
            artifacts.Add((code.Kind, code.Key), code);
            return Task.FromResult(true);
        }
    }

    public Task<Grant?> FindOrAddAsync(Grant grant, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (EpochOf(grant.Subject) != grant.Epoch)
            {
                return Task.FromResult<Grant?>(null);
            }

            var found = grants.Values.FirstOrDefault(other =>
                IsLive(other) && other.SessionId == grant.SessionId && other.ClientId == grant.ClientId && other.Scopes.SequenceEqual(grant.Scopes));
            if (found is null)
            {
                grants.Add(grant.Id, grant);
            }

            return Task.FromResult<Grant?>(found ?? grant);
        }
    }

    public Task AddAsync(Artifact artifact, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            artifacts.Add((artifact.Kind, artifact.Key), artifact);
            return Task.CompletedTask;
        }
    }

    public Task<bool> TryAddAsync(Artifact artifact, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult(artifacts.TryAdd((artifact.Kind, artifact.Key), artifact));
        }
    }

    public Task<bool> TryApproveAsync(Grant grant, string deviceKey, string interactionHandle, CancellationToken cancellationToken)
    {
        RunMeanwhile();
        lock (gate)
        {
            if (EpochOf(grant.Subject) != grant.Epoch || FindWaiting(deviceKey, grant.CreatedAt) is not { } waiting || !interactions.TryComplete(interactionHandle))
            {
                return Task.FromResult(false);
            }

            grants.Add(grant.Id, grant);
            artifacts[(waiting.Kind, waiting.Key)] = waiting with { GrantId = grant.Id };
            return Task.FromResult(true);
        }
    }

    public Task<bool> TryDenyAsync(string deviceKey, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (FindWaiting(deviceKey, now) is not { } waiting)
            {
                return Task.FromResult(false);
            }

            artifacts[(waiting.Kind, waiting.Key)] = waiting with { ConsumedAt = now };
            return Task.FromResult(true);
        }
    }

    public Task<bool> TryPollAsync(string deviceKey, DateTimeOffset now, TimeSpan interval, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var code = artifacts[(ArtifactKind.DeviceCode, deviceKey)];
            var isInTime = code.PolledAt is not { } last || last + interval + TimeSpan.FromSeconds((5 * code.Generation) - 1) <= now;
            artifacts[(code.Kind, code.Key)] = code with { PolledAt = now, Generation = isInTime ? code.Generation : code.Generation + 1 };
            return Task.FromResult(isInTime);
        }
    }

    public Task<StoredArtifact?> FindAsync(ArtifactKind kind, string key, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!artifacts.TryGetValue((kind, key), out var artifact))
            {
                return Task.FromResult<StoredArtifact?>(null);
            }

            var grant = artifact.GrantId is { } id ? grants[id] : null;
            return Task.FromResult<StoredArtifact?>(new StoredArtifact(artifact, grant, grant is not null && IsLive(grant)));
        }
    }

    public async Task<bool> TryConsumeAsync(
        ArtifactKind kind, string key, DateTimeOffset now, Artifact? successor, CancellationToken cancellationToken)
    {
        // Lets the other requests of a test come in between.
        await Task.Yield();
        RunMeanwhile();
        lock (gate)
        {
            if (!artifacts.TryGetValue((kind, key), out var artifact)
                || artifact.ConsumedAt is not null
                || artifact.ExpiresAt <= now
                || (artifact.GrantId is { } id && !IsLive(grants[id])))
            {
                return false;
            }

            artifacts[(kind, key)] = artifact with { ConsumedAt = now };
            if (successor is not null)
            {
                artifacts.Add((successor.Kind, successor.Key), successor);
            }

            return true;
        }
    }

    public Task RevokeAsync(Guid grantId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            revoked.Add(grantId);
            return Task.CompletedTask;
        }
    }

    public Task<Grant?> FindLiveAsync(Guid grantId, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult(grants.TryGetValue(grantId, out var grant) && IsLive(grant) ? grant : null);
        }
    }

    private Artifact? FindWaiting(string deviceKey, DateTimeOffset now) =>
        artifacts.GetValueOrDefault((ArtifactKind.DeviceCode, deviceKey)) is { GrantId: null, ConsumedAt: null } waiting && waiting.ExpiresAt > now ? waiting : null;

    private bool IsLive(Grant grant) => !revoked.Contains(grant.Id) && EpochOf(grant.Subject) == grant.Epoch;

    private long EpochOf(string subject) => Epochs.GetValueOrDefault(subject, 1);

    private void RunMeanwhile()
    {
        var meanwhile = Meanwhile;
        Meanwhile = null;
        meanwhile?.Invoke();
    }
}
