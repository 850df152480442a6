using System.Text;
using Identity.OpenId.Clients;

namespace Identity.OpenId.Tests.World;

/// <summary>Writes what an app sends.</summary>
internal static class Form
{
    /// <summary>A valid authorization request of the web app with PKCE, with members changed: an empty value leaves one out.</summary>
    public static string Authorization(Client client, params (string Name, string Value)[] changes)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["client_id"] = client.ClientId,
            ["redirect_uri"] = client.RedirectUris[0],
            ["response_type"] = "code",
            ["scope"] = "openid",
            ["state"] = "state-of-the-app",
            ["nonce"] = "nonce-of-the-app",
            ["code_challenge"] = Apps.Challenge,
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in changes)
        {
            members[name] = value;
        }

        return Encode([.. members.Where(member => member.Value.Length > 0).Select(member => (member.Key, member.Value))]);
    }

    /// <summary>The redemption of a code.</summary>
    public static string Redemption(string code, params (string Name, string Value)[] changes)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = Apps.Callback,
            ["code_verifier"] = Apps.Verifier,
        };
        foreach (var (name, value) in changes)
        {
            members[name] = value;
        }

        return Encode([.. members.Where(member => member.Value.Length > 0).Select(member => (member.Key, member.Value))]);
    }

    /// <summary>The use of a refresh token.</summary>
    public static string Refresh(string refreshToken, params (string Name, string Value)[] more) =>
        Encode([("grant_type", "refresh_token"), ("refresh_token", refreshToken), .. more]);

    public static string Encode(params (string Name, string Value)[] members) =>
        string.Join('&', members.Select(member => $"{Uri.EscapeDataString(member.Name)}={Uri.EscapeDataString(member.Value)}"));

    /// <summary>The header of <c>client_secret_basic</c> (RFC 6749 2.3.1).</summary>
    public static string Basic(string clientId, string secret = Apps.Secret) =>
        "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Uri.EscapeDataString(clientId)}:{Uri.EscapeDataString(secret)}"));
}
