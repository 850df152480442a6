namespace Identity.Storage.Attempts;

/// <summary>A counter of attempts, as a document.</summary>
internal sealed class AttemptRow
{
    public required string Key { get; init; }

    public required string State { get; init; }

    public required long Version { get; init; }
}
