using System.Text.Json.Nodes;
using Identity.OpenId.Documents;

namespace Identity.OpenId.Claims;

/// <summary>What came of reading a person's claims.</summary>
public abstract record StandardClaimsReading
{
    private StandardClaimsReading()
    {
    }

    /// <summary>They can be told as they are.</summary>
    public sealed record Valid(JsonObject Claims) : StandardClaimsReading;

    /// <summary>They cannot; every mistake found, in the order of the text.</summary>
    public sealed record Invalid(IReadOnlyList<DocumentError> Errors) : StandardClaimsReading;
}
