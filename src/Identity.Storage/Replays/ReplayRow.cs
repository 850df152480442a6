namespace Identity.Storage.Replays;

/// <summary>A row of <c>replays</c>: the hash of something that was used.</summary>
internal sealed class ReplayRow
{
    public required string Key { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
