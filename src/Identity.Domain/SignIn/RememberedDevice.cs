namespace Identity.Domain.SignIn;

/// <summary>A browser on which a person asked not to be asked for a second step again, for a while.</summary>
public sealed record RememberedDevice
{
    /// <summary>Which one.</summary>
    public required Guid Id { get; init; }

    /// <summary>The person's epoch when it was remembered; of another epoch it counts for nothing (attack 1).</summary>
    public required long Epoch { get; init; }

    /// <summary>The method that proved the second step then: it is remembered no longer than the person has that.</summary>
    public required Guid MethodId { get; init; }

    /// <summary>When it was remembered.</summary>
    public required DateTimeOffset RememberedAt { get; init; }

    /// <summary>When it ends, by the policy of then.</summary>
    public required DateTimeOffset Until { get; init; }
}
