using System.Text.Json.Nodes;
using Identity.OpenId.Requests;

namespace Identity.OpenId.Grants;

/// <summary>How a token request ended.</summary>
internal abstract record TokenOutcome
{
    private TokenOutcome()
    {
    }

    public static Refused InvalidGrant(string description) => new(ProtocolError.InvalidGrant(description));

    /// <summary>The token response.</summary>
    public sealed record Issued(JsonObject Response) : TokenOutcome;

    /// <summary>The error response.</summary>
    public sealed record Refused(ProtocolError Error) : TokenOutcome;
}
