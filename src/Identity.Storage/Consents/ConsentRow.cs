namespace Identity.Storage.Consents;

/// <summary>A row of <c>consents</c>: one part of what a person let a client have.</summary>
internal sealed class ConsentRow
{
    public required Guid PersonId { get; init; }

    public required string ClientId { get; init; }

    public required string Part { get; init; }

    public required DateTimeOffset GivenAt { get; init; }
}
