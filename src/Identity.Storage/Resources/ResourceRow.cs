namespace Identity.Storage.Resources;

/// <summary>A row of <c>resources</c>: a registered resource, as a document.</summary>
internal sealed class ResourceRow
{
    public required string Identifier { get; init; }

    public required string Document { get; init; }
}
