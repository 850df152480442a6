using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Identity.Testing;

namespace Identity.Server.Tests.Differential;

/// <summary>Codes and tokens of a server, issued anew for each request that needs one.</summary>
/// <param name="address">The server.</param>
/// <param name="clients">The clients, by <c>client_id</c>.</param>
/// <param name="browser">A browser in which somebody is signed in there.</param>
internal sealed class IssuedThings(Uri address, IReadOnlyDictionary<string, RelyingParty> clients, FormBrowser browser) : IDisposable
{
    private const string Verifier = "a-verifier-of-this-test-and-of-nobody-elses";
    private const int Long = 5000;
    private const int TooLarge = 70_000;
    private static readonly string Challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));
    private readonly HttpClient http = new() { BaseAddress = address };

    /// <summary>What a placeholder stands for.</summary>
    public async Task<string> IssueAsync(string kind, string client) => kind switch
    {
        "long" => new string('a', Long),
        "large" => new string('a', TooLarge),
        "verifier" => Verifier,
        "challenge" => Challenge,
        "basic" => Basic(client, "a-secret-of-this-test-and-of-nobody-else"),
        "basic-wrong" => Basic(client, "wrong"),
        "cookies" => string.Join("; ", browser.Cookies.All.Select(cookie => $"{cookie.Key}={cookie.Value}")),
        "code" => await CodeAsync(client),
        "api-code" => await CodeAsync(client, ForApi),
        "unchallenged-code" => await CodeAsync(client, ("code_challenge", ""), ("code_challenge_method", "")),
        "used-code" => await UseAsync(client, await CodeAsync(client)),
        "access" => (string)(await TokensAsync(client))["access_token"]!,
        "refresh" => (string)(await TokensAsync(client))["refresh_token"]!,
        "id-token" => (string)(await TokensAsync(client))["id_token"]!,
        "api-access" => (string)(await ApiTokensAsync(client))["access_token"]!,
        "api-refresh" => (string)(await ApiTokensAsync(client))["refresh_token"]!,
        "tampered-id-token" => Tamper((string)(await TokensAsync(client))["id_token"]!),
        "revoked-refresh" => (string)(await RevokeAsync(client, await TokensAsync(client)))["refresh_token"]!,
        "revoked-api-access" => (string)(await RevokeAsync(client, await ApiTokensAsync(client)))["access_token"]!,
        "rotated-refresh" => await RotateAsync(client),
        "machine-access" => (string)(await AskAsync("machine", "token", ("grant_type", "client_credentials"), ("scope", ComparedClients.Scope), Resource))["access_token"]!,
        "request-uri" => await PushAsync(client),
        _ => throw new InvalidOperationException($"Nothing is called {kind}."),
    };

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private static (string, string) Resource => ("resource", ComparedClients.Payroll);

    private static (string, string)[] ForApi => [Resource, ("scope", $"openid offline_access {ComparedClients.Scope}")];

    private static string Basic(string client, string secret) => Convert.ToBase64String(Encoding.ASCII.GetBytes($"{client}:{secret}"));

    private static string Tamper(string token)
    {
        var middle = token.LastIndexOf('.') + 10;
        return $"{token[..middle]}{(token[middle] == 'A' ? 'B' : 'A')}{token[(middle + 1)..]}";
    }

    private async Task<string> CodeAsync(string client, params (string, string)[] others)
    {
        var attempt = clients[client].Request([
            ("scope", "openid profile offline_access"), ("code_challenge", Challenge), .. others]);
        var page = await browser.GetAsync(attempt.Address.ToString());
        return RelyingParty.Answer(page, "code") ?? throw new InvalidOperationException($"No code: {page.App ?? page.Address} {page.Document?.Body?.TextContent}");
    }

    private Task<JsonObject> RedeemAsync(string client, string code, params (string, string)[] others) => AskAsync(client, "token",
    [
        ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", clients[client].Client.RedirectUris[0]), ("code_verifier", Verifier), .. others,
    ]);

    private async Task<string> UseAsync(string client, string code)
    {
        await RedeemAsync(client, code);
        return code;
    }

    private async Task<JsonObject> TokensAsync(string client) => await RedeemAsync(client, await CodeAsync(client));

    private async Task<JsonObject> ApiTokensAsync(string client) => await RedeemAsync(client, await CodeAsync(client, ForApi), Resource);

    private async Task<JsonObject> RevokeAsync(string client, JsonObject tokens)
    {
        await AskAsync(client, "revocation", ("token", (string)tokens["refresh_token"]!));
        return tokens;
    }

    private async Task<string> RotateAsync(string client)
    {
        var token = (string)(await TokensAsync(client))["refresh_token"]!;
        await AskAsync(client, "token", ("grant_type", "refresh_token"), ("refresh_token", token));
        return token;
    }

    private async Task<string> PushAsync(string client)
    {
        var attempt = clients[client].Request(("scope", "openid profile"), ("state", "the-state"));
        var pairs = attempt.Address.Query[1..].Split('&').Select(pair => pair.Split('='));
        return (string)(await AskAsync(client, "par", [.. pairs.Select(pair => (pair[0], Uri.UnescapeDataString(pair[1])))]))["request_uri"]!;
    }

    private async Task<JsonObject> AskAsync(string client, string endpoint, params (string Name, string Value)[] parameters)
    {
        var party = clients[client];
        var pairs = parameters.ToList();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/connect/{endpoint}");
        if (party.Client.TokenEndpointAuthMethod == "client_secret_basic")
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Basic(client, party.Secret));
        }
        else
        {
            pairs.RemoveAll(pair => pair.Name == "client_id");
            pairs.Add(("client_id", client));
            pairs.AddRange(party.Client.IsPublic ? [] : [("client_secret", party.Secret)]);
        }

        request.Content = new FormUrlEncodedContent(pairs.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? Parse(text) : throw new InvalidOperationException($"{endpoint} for {client}: {text}");
    }

    private static JsonObject Parse(string text) => text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
}
