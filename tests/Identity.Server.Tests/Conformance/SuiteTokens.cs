using System.Text.Json.Nodes;
using Identity.OpenId.Tests.World;

namespace Identity.Server.Tests.Conformance;

/// <summary>A token response that has passed the suite's checks, and the request that it comes of.</summary>
internal sealed record SuiteTokens(SuiteRequest Request, JsonObject Json)
{
    public string AccessToken => Json["access_token"]!.GetValue<string>();

    public string IdToken => Json["id_token"]!.GetValue<string>();

    public string RefreshToken => Json["refresh_token"]!.GetValue<string>();

    public JsonObject Header => Jwt.Header(IdToken);

    public JsonObject Claims => Jwt.Payload(IdToken);

    public string Subject => Claims["sub"]!.GetValue<string>();

    public long AuthTime => Claims["auth_time"]!.GetValue<long>();
}
