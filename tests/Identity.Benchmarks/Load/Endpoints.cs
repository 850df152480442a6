using System.Text.Json.Nodes;

namespace Identity.Benchmarks.Load;

/// <summary>Where a provider answers, from its discovery document (OpenID Connect Discovery 4).</summary>
internal sealed record Endpoints(Uri Discovery, Uri Authorization, Uri Token, Uri UserInfo)
{
    /// <summary>Reads it.</summary>
    public static async Task<Endpoints> ReadAsync(HttpClient http, Uri provider)
    {
        var discovery = new Uri(provider, "/.well-known/openid-configuration");
        var document = JsonNode.Parse(await http.GetStringAsync(discovery))!;
        return new Endpoints(discovery, At("authorization_endpoint"), At("token_endpoint"), At("userinfo_endpoint"));

        Uri At(string name) => new((string)document[name]!);
    }
}
