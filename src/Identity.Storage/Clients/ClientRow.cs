namespace Identity.Storage.Clients;

/// <summary>A registered client, as a document.</summary>
internal sealed class ClientRow
{
    public required string ClientId { get; init; }

    public required string Document { get; init; }

    public required long Version { get; init; }
}
