using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using Identity.OpenId.Clients;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Identity.Testing;

/// <summary>An app: makes requests with PKCE, <c>state</c> and <c>nonce</c>, redeems codes, checks tokens.</summary>
public sealed class RelyingParty(Uri server, Client client, string secret) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = server };

    /// <summary>How it is registered.</summary>
    public Client Client => client;

    /// <summary>Its secret.</summary>
    public string Secret => secret;

    /// <summary>A request with further parameters.</summary>
    public AuthorizationAttempt Request(params (string Name, string Value)[] further)
    {
        var (state, nonce, verifier) = (Random(), Random(), Random());
        var parameters = new Dictionary<string, string>
        {
            ["client_id"] = client.ClientId,
            ["redirect_uri"] = client.RedirectUris[0],
            ["response_type"] = "code",
            ["scope"] = string.Join(' ', client.Scopes),
            ["state"] = state,
            ["nonce"] = nonce,
            ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))),
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in further)
        {
            parameters[name] = value;
        }

        var query = string.Join('&', parameters.Select(parameter => $"{parameter.Key}={Uri.EscapeDataString(parameter.Value)}"));
        return new AuthorizationAttempt(new Uri(server, $"/connect/authorize?{query}"), state, nonce, verifier);
    }

    /// <summary>A parameter of the answer that the server sent the browser to the app with.</summary>
    public static string? Answer(BrowserPage page, string name) =>
        page.App is { } app ? HttpUtility.ParseQueryString(app.Query)[name] : null;

    /// <summary>Redeems the code of an answer and checks what comes back (OpenID Connect Core 3.1.3.7).</summary>
    public async Task<TokenAnswer> RedeemAsync(AuthorizationAttempt attempt, BrowserPage page)
    {
        var (code, state) = (Answer(page, "code"), Answer(page, "state"));
        if (code is null || state != attempt.State)
        {
            throw new InvalidOperationException($"No code for this request: {page.App ?? page.Address}");
        }

        var answer = await AskAsync(
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", client.RedirectUris[0]), ("code_verifier", attempt.Verifier));
        if (answer.IsSuccess)
        {
            await CheckAsync(answer, attempt.Nonce);
        }

        return answer;
    }

    /// <summary>Asks for new tokens.</summary>
    public Task<TokenAnswer> RefreshAsync(string refreshToken) => AskAsync(("grant_type", "refresh_token"), ("refresh_token", refreshToken));

    /// <summary>Asks the token endpoint anything.</summary>
    public async Task<TokenAnswer> AskAsync(params (string Name, string Value)[] parameters)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/connect/token");
        request.Content = new FormUrlEncodedContent(parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value)));
        var credentials = $"{Uri.EscapeDataString(client.ClientId)}:{Uri.EscapeDataString(secret)}";
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        return await ReadAsync(request);
    }

    /// <summary>Asks who signed in.</summary>
    public async Task<TokenAnswer> UserInfoAsync(string accessToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/connect/userinfo");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        return await ReadAsync(request);
    }

    /// <summary>The address that signs out (RP-initiated logout).</summary>
    public string EndSession(TokenAnswer tokens) =>
        $"/connect/endsession?id_token_hint={tokens.IdToken.EncodedToken}&post_logout_redirect_uri={Uri.EscapeDataString(client.PostLogoutRedirectUris[0])}&state=left";

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    private async Task<TokenAnswer> ReadAsync(HttpRequestMessage request)
    {
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new TokenAnswer(response.StatusCode, text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject())
        {
            Challenge = response.Headers.WwwAuthenticate.ToString(),
        };
    }

    [SuppressMessage("Security", "CA5404:Do not disable token validation checks", Justification = "The server's clock is the test's, not this machine's.")]
    private async Task CheckAsync(TokenAnswer answer, string nonce)
    {
        var keys = new JsonWebKeySet(await http.GetStringAsync((string)(await DiscoverAsync())["jwks_uri"]!));
        var issuer = server.ToString().TrimEnd('/');
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(answer.IdToken, new TokenValidationParameters
        {
            ValidIssuer = issuer,
            ValidAudience = client.ClientId,
            IssuerSigningKeys = keys.GetSigningKeys(),
            ValidAlgorithms = [client.IdTokenSignedResponseAlg],
            ValidateLifetime = false,
        });
        if (!result.IsValid || !Equals(result.Claims["nonce"], nonce))
        {
            throw new InvalidOperationException("The ID token is not valid.", result.Exception);
        }
    }

    private async Task<JsonObject> DiscoverAsync() => JsonNode.Parse(await http.GetStringAsync("/.well-known/openid-configuration"))!.AsObject();
}
