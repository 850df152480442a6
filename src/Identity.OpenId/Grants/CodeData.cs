using System.Text.Json;

namespace Identity.OpenId.Grants;

/// <summary>What a code remembers of its request.</summary>
/// <param name="RedirectUri"><c>redirect_uri</c>.</param>
/// <param name="CodeChallenge"><c>code_challenge</c>.</param>
/// <param name="Nonce"><c>nonce</c>.</param>
internal sealed record CodeData(string RedirectUri, string? CodeChallenge, string? Nonce)
{
    public static CodeData Read(string json) => JsonSerializer.Deserialize<CodeData>(json)!;

    public string Write() => JsonSerializer.Serialize(this);
}
