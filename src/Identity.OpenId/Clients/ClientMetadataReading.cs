using Identity.OpenId.Documents;

namespace Identity.OpenId.Clients;

/// <summary>What came of reading client metadata.</summary>
public abstract record ClientMetadataReading
{
    private ClientMetadataReading()
    {
    }

    /// <summary>A client can be registered from it.</summary>
    public sealed record Valid(ClientMetadata Metadata) : ClientMetadataReading;

    /// <summary>It cannot; every mistake found, in the order of the text.</summary>
    public sealed record Invalid(IReadOnlyList<DocumentError> Errors) : ClientMetadataReading;
}
