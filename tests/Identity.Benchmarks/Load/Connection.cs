using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using Identity.Benchmarks.Serving;
using Identity.Testing;

namespace Identity.Benchmarks.Load;

/// <summary>One simulated client: an app and a browser that do one thing after another and check that it went well.</summary>
internal sealed class Connection(Uri provider, Endpoints endpoints, People people) : IDisposable
{
    private readonly HttpClient http = new();
    private readonly FormBrowser browser = new(provider);
    private string accessToken = "";
    private string refreshToken = "";

    /// <summary>Reads the discovery document.</summary>
    public async Task DiscoverAsync() => await http.GetStringAsync(endpoints.Discovery);

    /// <summary>The code flow of a browser that is signed in: request, code, tokens.</summary>
    public async Task GetTokensAsync()
    {
        browser.Trail.Clear();
        var verifier = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await RedeemAsync(await browser.GetAsync(Request(verifier)), verifier);
    }

    /// <summary>The same from a browser that knows nobody, with whatever the provider's pages ask for.</summary>
    /// <param name="hasTotp">Whether by somebody who has an authenticator app.</param>
    public async Task SignInAsync(bool hasTotp)
    {
        foreach (var cookie in browser.Cookies.All.Keys.ToList())
        {
            browser.Cookies.Remove(cookie);
        }

        browser.Trail.Clear();
        var person = people.Next(hasTotp);
        var verifier = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var page = await browser.GetAsync(Request(verifier));
        while (page.App is null)
        {
            page = await page.SubmitAsync([.. people.Answers(person).Where(answer => page.Document.QuerySelector($"input[name='{answer.Name}']") is not null)]);
            if (page.Error.Length > 0 || browser.Trail.Count > 20)
            {
                throw new InvalidOperationException($"{person} is stuck at {page.Address}: {page.Error}");
            }
        }

        await RedeemAsync(page, verifier);
    }

    /// <summary>Exchanges the refresh token for new tokens.</summary>
    public Task RefreshAsync() => AskAsync(("grant_type", "refresh_token"), ("refresh_token", refreshToken));

    /// <summary>Asks who signed in.</summary>
    public async Task GetUserInfoAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, endpoints.UserInfo);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        await SendAsync(request);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        http.Dispose();
        browser.Dispose();
    }

    private string Request(string verifier) =>
        $"{endpoints.Authorization}?response_type=code&client_id={BenchmarkPeople.ClientId}&redirect_uri={Uri.EscapeDataString(BenchmarkPeople.RedirectUri)}" +
        $"&scope=openid%20profile%20email%20offline_access&state={verifier}&nonce={verifier}&code_challenge_method=S256" +
        $"&code_challenge={Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))}";

    private async Task RedeemAsync(BrowserPage answer, string verifier)
    {
        var code = answer.App is { } app ? HttpUtility.ParseQueryString(app.Query)["code"] : null;
        await AskAsync(
            ("grant_type", "authorization_code"),
            ("code", code ?? throw new InvalidOperationException($"no code: {answer.App ?? answer.Address}")),
            ("redirect_uri", BenchmarkPeople.RedirectUri),
            ("code_verifier", verifier));
    }

    private async Task AskAsync(params IEnumerable<(string Name, string Value)> parameters)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoints.Token);
        request.Content = new FormUrlEncodedContent(parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value)));
        var credentials = Encoding.ASCII.GetBytes($"{BenchmarkPeople.ClientId}:{BenchmarkPeople.Secret}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credentials));
        var tokens = await SendAsync(request);
        accessToken = (string)tokens["access_token"]!;

        // Not every provider changes it at each use.
        refreshToken = (string?)tokens["refresh_token"] ?? refreshToken;
    }

    private async Task<JsonNode> SendAsync(HttpRequestMessage request)
    {
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{request.RequestUri}: {(int)response.StatusCode} {text}");
    }
}
