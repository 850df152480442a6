namespace Identity.Storage.Policies;

/// <summary>One version of the policy document; versions are never changed or removed.</summary>
public sealed record PolicyRow
{
    /// <summary>Its number, from 1.</summary>
    public required long Version { get; init; }

    /// <summary>The document's text.</summary>
    public required string Document { get; init; }

    /// <summary>Who published it.</summary>
    public required string PublishedBy { get; init; }

    /// <summary>When it was published.</summary>
    public required DateTimeOffset PublishedAt { get; init; }
}
