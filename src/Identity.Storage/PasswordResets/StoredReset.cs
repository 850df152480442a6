using Identity.Domain.PasswordReset;

namespace Identity.Storage.PasswordResets;

/// <summary>A password reset that somebody has begun, under a name that somebody has or nobody (attack 11).</summary>
public sealed record StoredReset
{
    /// <summary>The hash of its handle.</summary>
    public required string Key { get; init; }

    /// <summary>A keyed digest of the name that was typed; the name itself is not kept.</summary>
    public required string NameDigest { get; init; }

    /// <summary>Whose name it is; <see langword="null"/> if it is nobody's.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>That person's epoch when it began; at another one the proofs are dead (attack 1).</summary>
    public long? Epoch { get; init; }

    /// <summary>What has been proven in it.</summary>
    public IReadOnlyList<ResetProof> Proofs { get; init; } = [];

    /// <summary>Whether the browser was known to be the person's (attack 10).</summary>
    public required ResetBrowser Browser { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ends; more time moves it.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>How often more time was given.</summary>
    public int Extensions { get; init; }

    /// <summary>Whether it has been charged to the sessions that may fail: it is with its first answer, and the first after more time was given.</summary>
    public bool IsCharged { get; init; }

    /// <summary>When the password was set; <see langword="null"/> while it was not.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>How many changes came before this one.</summary>
    public int Version { get; init; }
}
