namespace Identity.Storage.Notices;

/// <summary>A change that a person was told of, with a link to say "This was not me" (attack 8).</summary>
public sealed record ChangeNotice
{
    /// <summary>The hash of the handle in the link.</summary>
    public required string HandleHash { get; init; }

    /// <summary>Whom it concerns.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>What changed.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>The kind of method, as policy names it; <see langword="null"/> if no method changed.</summary>
    public string? Method { get; init; }

    /// <summary>The method that was added, which the answer takes away; <see langword="null"/> if none was.</summary>
    public Guid? AddedId { get; init; }

    /// <summary>The method that was removed or replaced, which the answer brings back; <see langword="null"/> if none was.</summary>
    public Guid? RemovedId { get; init; }

    /// <summary>When it changed.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When somebody said that it was not them; <see langword="null"/> if nobody has.</summary>
    public DateTimeOffset? DisownedAt { get; init; }
}
