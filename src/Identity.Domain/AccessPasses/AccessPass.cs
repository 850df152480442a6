namespace Identity.Domain.AccessPasses;

/// <summary>A temporary access pass, as an administrator made it. The pass itself is not kept.</summary>
public sealed record AccessPass
{
    /// <summary>Its key.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose it is. A person has one; a new one replaces it.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The person's epoch when it was made; at another one it is dead (attack 1).</summary>
    public required long Epoch { get; init; }

    /// <summary>When it begins to work.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>When it stops working.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Whether it works once.</summary>
    public required bool IsOnce { get; init; }

    /// <summary>Whether it was made on the host in an emergency: policy, which may be what is broken, is not asked.</summary>
    public bool IsBreakGlass { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last signed its person in; <see langword="null"/> if never.</summary>
    public DateTimeOffset? UsedAt { get; init; }

    /// <summary>Whether it works at a time, for a person of that epoch.</summary>
    public bool IsLive(long epoch, DateTimeOffset now) =>
        Epoch == epoch && StartsAt <= now && now < ExpiresAt && !(IsOnce && UsedAt is not null);
}
