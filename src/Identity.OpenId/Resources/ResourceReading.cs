using Identity.OpenId.Documents;

namespace Identity.OpenId.Resources;

/// <summary>What came of reading a resource.</summary>
public abstract record ResourceReading
{
    private ResourceReading()
    {
    }

    /// <summary>It can be registered.</summary>
    public sealed record Valid(Resource Resource) : ResourceReading;

    /// <summary>It cannot; every mistake found, in the order of the text.</summary>
    public sealed record Invalid(IReadOnlyList<DocumentError> Errors) : ResourceReading;
}
