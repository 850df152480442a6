namespace Identity.OpenId.Stores;

/// <summary>Something handed out under a handle: kept as the handle's hash, used under rules of its kind.</summary>
public sealed record Artifact
{
    /// <summary>What it is. Each kind is a namespace of its own (protocol line 44).</summary>
    public required ArtifactKind Kind { get; init; }

    /// <summary>SHA-256 of the handle, base64url; the handle itself is never kept.</summary>
    public required string Key { get; init; }

    /// <summary>The grant it hangs off; <see langword="null"/> before there is one.</summary>
    public Guid? GrantId { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ends.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What its kind needs to remember, as JSON.</summary>
    public required string Data { get; init; }

    /// <summary>How many rotations came before it (protocol line 32); of a device code, how often its device was told to slow down.</summary>
    public int Generation { get; init; }

    /// <summary>When a device asked for it last; <see langword="null"/> if none did.</summary>
    public DateTimeOffset? PolledAt { get; init; }

    /// <summary>When it was consumed; <see langword="null"/> while it is good.</summary>
    public DateTimeOffset? ConsumedAt { get; init; }
}
