namespace Identity.Domain.AppPasswords;

/// <summary>A password that the server made for one old program of a person. The password itself is not kept.</summary>
public sealed record AppPassword
{
    /// <summary>Its key.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The person's epoch when it was made; at another one it is dead (attack 1).</summary>
    public required long Epoch { get; init; }

    /// <summary>The person's name for it.</summary>
    public required string Name { get; init; }

    /// <summary>The doors that it opens.</summary>
    public Doors Doors { get; init; } = DoorNames.All;

    /// <summary>From where.</summary>
    public AllowedNetworks Networks { get; init; } = AllowedNetworks.Anywhere;

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it stops working; <see langword="null"/> if never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was deleted or revoked.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When it was last used.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>From which address, where that is known.</summary>
    public string? LastUsedFrom { get; init; }

    /// <summary>At which door.</summary>
    public Doors LastUsedDoor { get; init; }

    /// <summary>Whether it works at a time, for a person of that epoch.</summary>
    public bool IsLive(long epoch, DateTimeOffset now) => EndedAt is null && Epoch == epoch && !(ExpiresAt <= now);
}
