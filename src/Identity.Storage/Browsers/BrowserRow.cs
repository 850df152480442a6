namespace Identity.Storage.Browsers;

/// <summary>A row of <c>browsers</c>: somebody was signed in with it.</summary>
internal sealed class BrowserRow
{
    public required string HandleHash { get; init; }

    public required Guid PersonId { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; init; }
}
