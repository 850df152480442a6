using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Identity.Testing;

namespace Identity.Server.Tests.Conformance;

/// <summary>
/// One module's run: metadata and keys fetched anew, an empty cookie jar, a person at the real pages as plain forms, and the checks of the
/// OpenID Foundation's suite after each answer.
/// </summary>
internal sealed class Suite(RunningServer server, Visit person, SuiteClient client, string? responseMode) : IDisposable
{
    private readonly HttpClient http = LoopbackCertificate.Client(server.Address, server.Certificate);
    private readonly List<string> warnings = [];
    private string? skipped;

    public JsonObject Metadata { get; private set; } = [];

    public JsonObject Keys { get; private set; } = [];

    public FormBrowser Browser => person.Browser;

    /// <summary>What the suite would write beside the module.</summary>
    public string Result => (skipped, warnings) switch
    {
        ({ } reason, _) => $"skipped: {reason}",
        (_, []) => "passes",
        _ => $"passes, warning: {string.Join("; ", warnings)}",
    };

    public async Task<Suite> StartAsync()
    {
        var discovery = new Uri($"{server.Issuer}/.well-known/openid-configuration");
        Metadata = (await GetAsync(discovery.OriginalString)).Json();
        warnings.AddRange(MetadataChecks.Check(Metadata, discovery));
        Keys = (await GetAsync(Endpoint("jwks_uri"))).Json();
        KeyChecks.Check(Keys);
        return this;
    }

    public void Warn(string reason) => warnings.Add(reason);

    public void Skip(string reason) => skipped = reason;

    public string Endpoint(string name) => Metadata[name]!.GetValue<string>();

    public SuiteRequest Request(params (string Name, string Value)[] changes) => SuiteRequest.For(client, responseMode, changes);

    /// <summary>Brings a request to the authorization endpoint, and goes no further.</summary>
    public Task<BrowserPage> OpenAsync(SuiteRequest request) => Browser.GetAsync($"{Endpoint("authorization_endpoint")}?{request.Query}");

    /// <summary>The same as a form that the client's page posts.</summary>
    public Task<BrowserPage> PostAsync(SuiteRequest request) => Browser.PostAsync(
        Endpoint("authorization_endpoint"), request.Parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value)));

    /// <summary>Has the person do what the pages ask for until the client has its answer.</summary>
    public async Task<SuiteAnswer> AnswerAsync(SuiteRequest request, Func<SuiteRequest, Task<BrowserPage>>? send = null)
    {
        var before = Browser.Trail.Count;
        person.Page = await (send ?? OpenAsync)(request);
        await person.ReachAsync(request["response_mode"] == "form_post" ? "/connect/authorize" : "app");
        var pages = Browser.Trail.Skip(before).Any(address => address.AbsolutePath.StartsWith("/sign-in/", StringComparison.Ordinal));
        var answer = new SuiteAnswer(request, AnswerReader.Read(person.Page, request), pages);
        AnswerChecks.Check(answer, server.Issuer);
        return answer;
    }

    /// <summary>A whole code flow.</summary>
    public async Task<SuiteTokens> TokensAsync(params (string Name, string Value)[] changes) => await RedeemAsync(await AnswerAsync(Request(changes)));

    public async Task<SuiteTokens> RedeemAsync(SuiteAnswer answer, string? verifier = null)
    {
        var tokens = ReadTokens(answer.Request, await RedeemAgainAsync(answer, verifier));
        Assert.That((string?)tokens.Claims["nonce"], Is.EqualTo(answer.Request["nonce"]));
        return tokens;
    }

    /// <summary>Redeems a code, whatever comes of it.</summary>
    public Task<SuiteResponse> RedeemAgainAsync(SuiteAnswer answer, string? verifier = null)
    {
        var form = new List<(string Name, string Value)>
        {
            ("grant_type", "authorization_code"), ("code", answer.Code), ("redirect_uri", answer.Request["redirect_uri"]!),
        };
        if (verifier is not null)
        {
            form.Add(("code_verifier", verifier));
        }

        return TokenAsync(answer.Request.Client, [.. form]);
    }

    /// <summary>Uses a refresh token as some client.</summary>
    public Task<SuiteResponse> RefreshAsync(SuiteClient by, string refreshToken, params (string Name, string Value)[] more) =>
        TokenAsync(by, [("grant_type", "refresh_token"), ("refresh_token", refreshToken), .. more]);

    /// <summary>Checks a token response.</summary>
    public SuiteTokens ReadTokens(SuiteRequest request, SuiteResponse response)
    {
        var tokens = new SuiteTokens(request, response.Json());
        TokenChecks.Check(response, tokens, server.Issuer, Keys, server.Clock.GetUtcNow());
        return tokens;
    }

    /// <summary>The claims at UserInfo.</summary>
    public async Task<JsonObject> UserInfoAsync(SuiteTokens tokens)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Endpoint("userinfo_endpoint"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken);
        return ReadUserInfo(tokens, await SendAsync(request));
    }

    /// <summary>Checks an answer of UserInfo.</summary>
    public static JsonObject ReadUserInfo(SuiteTokens tokens, SuiteResponse response)
    {
        var claims = response.Json();
        Assert.That((string?)claims["sub"], Is.EqualTo(tokens.Subject));
        ClaimChecks.Check(claims);
        return claims;
    }

    public async Task<SuiteResponse> SendAsync(HttpRequestMessage request)
    {
        using var response = await http.SendAsync(request);
        return await SuiteResponse.ReadAsync(response);
    }

    /// <summary>Waits, as the suite does by sleeping.</summary>
    public void Wait(int seconds) => server.Clock.Advance(TimeSpan.FromSeconds(seconds));

    public void Dispose()
    {
        http.Dispose();
        Browser.Dispose();
    }

    private async Task<SuiteResponse> GetAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await SendAsync(request);
    }

    private async Task<SuiteResponse> TokenAsync(SuiteClient by, params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Endpoint("token_endpoint"));
        if (by.PostsItsSecret)
        {
            form = [.. form, ("client_id", by.Id), ("client_secret", by.Secret)];
        }
        else
        {
            // RFC 6749 2.3.1: each is form-encoded before they are joined.
            var credentials = $"{WebUtility.UrlEncode(by.Id)}:{WebUtility.UrlEncode(by.Secret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(credentials)));
        }

        request.Content = new FormUrlEncodedContent(form.Select(member => KeyValuePair.Create(member.Name, member.Value)));
        return await SendAsync(request);
    }
}
