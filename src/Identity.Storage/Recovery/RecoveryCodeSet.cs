using Identity.Domain.SignIn;

namespace Identity.Storage.Recovery;

/// <summary>A new set of recovery codes.</summary>
public sealed record RecoveryCodeSet
{
    /// <summary>The key of its method.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose they are.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The person's epoch.</summary>
    public required long Epoch { get; init; }

    /// <summary>What it is called.</summary>
    public required string Label { get; init; }

    /// <summary>The keyed digests of the codes, all different.</summary>
    public required IReadOnlyCollection<string> Digests { get; init; }

    /// <summary>The level of the proof that lets it be made (attack 7).</summary>
    public required AssuranceLevel RegisteredUnder { get; init; }

    /// <summary>Now.</summary>
    public required DateTimeOffset Now { get; init; }
}
