using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Identity.Server.Tests.Conformance;

/// <summary>The Basic OP plan, and the Form Post Basic OP plan, which has the same modules.</summary>
[TestFixture(null)]
[TestFixture("form_post")]
public sealed class BasicModules(string? responseMode) : SuiteFixture(responseMode)
{
    private const string NoUnsignedObjects = "`none` is not in `request_object_signing_alg_values_supported`";

    private static readonly string[] NotSilently = ["login_required", "interaction_required", "account_selection_required", "consent_required"];

    [TestCase(TestName = "oidcc-server")]
    public async Task Flow() => await Suite.UserInfoAsync(await Suite.TokensAsync());

    [TestCase(TestName = "oidcc-response-type-missing")]
    public async Task ResponseTypeMissing()
    {
        var answer = await Suite.AnswerAsync(Suite.Request(("response_type", "")));

        Assert.That(answer["error"], Is.EqualTo("unsupported_response_type").Or.EqualTo("invalid_request"));
        Assert.That(answer.WasShownAPage, Is.False);
    }

    [TestCase(TestName = "oidcc-idtoken-signature")]
    public async Task IdTokenSignature() => Assert.That((string?)(await Suite.TokensAsync()).Header["alg"], Is.EqualTo("RS256"));

    [TestCase(TestName = "oidcc-idtoken-unsigned")]
    public void IdTokenUnsigned()
    {
        Assert.That(MetadataChecks.Texts(Suite.Metadata, "id_token_signing_alg_values_supported"), Does.Not.Contain("none"));
        Suite.Skip("`none` is not in `id_token_signing_alg_values_supported`");
    }

    [TestCase(TestName = "oidcc-userinfo-get")]
    public async Task UserInfoGet() => await Suite.UserInfoAsync(await Suite.TokensAsync());

    [TestCase(TestName = "oidcc-userinfo-post-header")]
    public async Task UserInfoPostHeader()
    {
        var tokens = await Suite.TokensAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, Suite.Endpoint("userinfo_endpoint"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken);

        Suite.ReadUserInfo(tokens, await Suite.SendAsync(request));
    }

    [TestCase(TestName = "oidcc-userinfo-post-body")]
    public async Task UserInfoPostBody()
    {
        var tokens = await Suite.TokensAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, Suite.Endpoint("userinfo_endpoint"));
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create("access_token", tokens.AccessToken)]);

        Suite.ReadUserInfo(tokens, await Suite.SendAsync(request));
    }

    [TestCase(TestName = "oidcc-ensure-request-without-nonce-succeeds-for-code-flow")]
    public async Task WithoutNonce() => Assert.That((await Suite.TokensAsync(("nonce", ""))).Claims.ContainsKey("nonce"), Is.False);

    [TestCase("profile", TestName = "oidcc-scope-profile")]
    [TestCase("email", TestName = "oidcc-scope-email")]
    [TestCase("address", TestName = "oidcc-scope-address")]
    [TestCase("phone", TestName = "oidcc-scope-phone")]
    [TestCase("profile email address phone", TestName = "oidcc-scope-all")]
    public async Task Scope(string scopes) => await TellsAsync(scopes, Suite.Request(("scope", $"openid {scopes}")));

    [TestCase(TestName = "oidcc-alternate-happy-flow")]
    public async Task AlternateHappyFlow() => await TellsAsync("email", Suite.Request(("scope", "email openid")).Reversed());

    [TestCase("display", "page", TestName = "oidcc-display-page")]
    [TestCase("display", "popup", TestName = "oidcc-display-popup")]
    [TestCase("extra", "foobar", TestName = "oidcc-ensure-request-with-unknown-parameter-succeeds")]
    [TestCase("login_hint", "sanne@contoso.example", TestName = "oidcc-login-hint")]
    [TestCase("ui_locales", "se", TestName = "oidcc-ui-locales")]
    [TestCase("claims_locales", "se", TestName = "oidcc-claims-locales")]
    public async Task Succeeds(string name, string value) => await Suite.UserInfoAsync(await Suite.TokensAsync((name, value)));

    [TestCase(TestName = "oidcc-prompt-login")]
    public async Task PromptLogin()
    {
        var first = await Suite.TokensAsync();
        Suite.Wait(1);

        var answer = await Suite.AnswerAsync(Suite.Request(("prompt", "login")));
        var second = await Suite.RedeemAsync(answer);

        Assert.That(answer.WasShownAPage, Is.True);
        Assert.That(second.AuthTime, Is.GreaterThan(first.AuthTime));
        Assert.That(second.Subject, Is.EqualTo(first.Subject));
    }

    [TestCase(TestName = "oidcc-prompt-none-not-logged-in")]
    public async Task PromptNoneNotLoggedIn()
    {
        var answer = await Suite.AnswerAsync(Suite.Request(("prompt", "none")));

        Assert.That(NotSilently, Does.Contain(answer["error"]));
        Assert.That(answer.WasShownAPage, Is.False);
    }

    [TestCase("prompt", "none", TestName = "oidcc-prompt-none-logged-in")]
    [TestCase("max_age", "10000", TestName = "oidcc-max-age-10000")]
    public async Task StaysSignedIn(string name, string value)
    {
        var first = await Suite.TokensAsync();
        Suite.Wait(2);

        var answer = await Suite.AnswerAsync(Suite.Request((name, value)));
        var second = await Suite.RedeemAsync(answer);

        Assert.That(answer.WasShownAPage, Is.False);
        Assert.That((second.Subject, second.AuthTime), Is.EqualTo((first.Subject, first.AuthTime)));
    }

    [TestCase(TestName = "oidcc-max-age-1")]
    public async Task MaxAge1()
    {
        var first = await Suite.TokensAsync();
        Suite.Wait(2);

        var answer = await Suite.AnswerAsync(Suite.Request(("max_age", "1")));
        var second = await Suite.RedeemAsync(answer);

        Assert.That(answer.WasShownAPage, Is.True);
        Assert.That(second.AuthTime, Is.GreaterThan(first.AuthTime));
    }

    [TestCase(TestName = "oidcc-id-token-hint")]
    public async Task IdTokenHint()
    {
        var first = await Suite.TokensAsync();

        var answer = await Suite.AnswerAsync(Suite.Request(("prompt", "none"), ("id_token_hint", first.IdToken)));

        Assert.That((await Suite.RedeemAsync(answer)).Subject, Is.EqualTo(first.Subject));
    }

    [TestCase(TestName = "oidcc-ensure-request-with-acr-values-succeeds")]
    public async Task AcrValues()
    {
        var supported = MetadataChecks.Texts(Suite.Metadata, "acr_values_supported");

        var tokens = await Suite.TokensAsync(("acr_values", string.Join(' ', supported)));

        Assert.That(supported, Does.Contain((string?)tokens.Claims["acr"]));
    }

    [TestCase(TestName = "oidcc-codereuse")]
    public async Task CodeReuse() => await ReuseAsync(0);

    [TestCase(TestName = "oidcc-codereuse-30seconds")]
    public async Task CodeReuse30Seconds()
    {
        var first = await ReuseAsync(30);
        using var request = new HttpRequestMessage(HttpMethod.Get, Suite.Endpoint("userinfo_endpoint"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", first.AccessToken);

        Assert.That((await Suite.SendAsync(request)).Status, Is.EqualTo(HttpStatusCode.Unauthorized), "the first access token is dead");
    }

    [TestCase(TestName = "oidcc-ensure-registered-redirect-uri")]
    public async Task RegisteredRedirectUri()
    {
        var page = await Suite.OpenAsync(Suite.Request(("redirect_uri", $"{First.RedirectUri}/unregistered")));

        Assert.That((page.Status, page.App), Is.EqualTo((HttpStatusCode.BadRequest, (Uri?)null)));
        Assert.That(page.Text("h1"), Is.Not.Empty);
    }

    [TestCase(TestName = "oidcc-ensure-post-request-succeeds")]
    public async Task PostRequest() => await Suite.RedeemAsync(await Suite.AnswerAsync(Suite.Request(), Suite.PostAsync));

    [TestCase(TestName = "oidcc-server-client-secret-post")]
    public async Task ClientSecretPost()
    {
        using var suite = await RunAsync(await SuiteClient.AddAsync(Server, "suite-post", method: "client_secret_post"));
        Assert.That(MetadataChecks.Texts(suite.Metadata, "token_endpoint_auth_methods_supported"), Does.Contain("client_secret_post"));

        await suite.UserInfoAsync(await suite.TokensAsync());
    }

    [TestCase("request_uri", "https://suite.example/object", TestName = "oidcc-request-uri-unsigned-supported-correctly-or-rejected-as-unsupported")]
    [TestCase("request", "eyJhbGciOiJub25lIn0.e30.", TestName = "oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported")]
    public async Task UnsignedObject(string name, string value)
    {
        var answer = await Suite.AnswerAsync(Suite.Request((name, value)));

        Assert.That(answer["error"], Is.EqualTo($"{name}_not_supported"));
        Assert.That((bool?)Suite.Metadata[$"{name}_parameter_supported"], Is.False, "said, as it is not always the default");
        SkipWithoutUnsignedObjects();
    }

    [TestCase(TestName = "oidcc-claims-essential")]
    public async Task ClaimsEssential()
    {
        Assert.That((bool?)Suite.Metadata["claims_parameter_supported"], Is.True);

        var tokens = await Suite.TokensAsync(("claims", """{"userinfo":{"name":{"essential":true}}}"""));

        Assert.That((await Suite.UserInfoAsync(tokens)).ContainsKey("name"), Is.True);
        Assert.That(tokens.Claims.ContainsKey("name"), Is.False, "asked for at UserInfo alone");
    }

    [TestCase(TestName = "oidcc-ensure-request-object-with-redirect-uri")]
    public async Task RequestObjectWithRedirectUri()
    {
        var page = await Suite.OpenAsync(Suite.Request(("redirect_uri", $"{First.RedirectUri}/invalid"), ("request", "eyJhbGciOiJub25lIn0.e30.")));

        Assert.That((page.Status, page.App), Is.EqualTo((HttpStatusCode.BadRequest, (Uri?)null)));
        SkipWithoutUnsignedObjects();
    }

    [TestCase(TestName = "oidcc-refresh-token")]
    public async Task RefreshToken()
    {
        Assert.That(MetadataChecks.Texts(Suite.Metadata, "grant_types_supported"), Does.Contain("refresh_token"));
        var first = await Suite.TokensAsync(("scope", "openid offline_access"), ("prompt", "consent"));
        await RefreshesAsync(first);

        using var suite = await RunAsync(Second);
        var second = await suite.TokensAsync(("scope", "openid offline_access"), ("prompt", "consent"));

        Assert.That(ErrorOf(await Suite.RefreshAsync(First, second.RefreshToken)), Is.EqualTo("invalid_grant"), "another client's");
        await RefreshesAsync(second);
    }

    [TestCase(TestName = "oidcc-ensure-request-with-valid-pkce-succeeds")]
    public async Task ValidPkce()
    {
        var verifier = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

        var answer = await Suite.AnswerAsync(Suite.Request(("code_challenge", challenge), ("code_challenge_method", "S256")));

        await Suite.RedeemAsync(answer, verifier);
    }

    private static string? ErrorOf(SuiteResponse response) => (string?)response.Json(HttpStatusCode.BadRequest)["error"];

    private async Task TellsAsync(string scopes, SuiteRequest request)
    {
        var tokens = await Suite.RedeemAsync(await Suite.AnswerAsync(request));
        var told = await Suite.UserInfoAsync(tokens);

        var expected = scopes.Split(' ').SelectMany(scope => ClaimChecks.ByScope[scope]).ToList();
        Assert.That(told.Select(claim => claim.Key), Is.EquivalentTo([.. expected, "sub"]));
        Assert.That(tokens.Claims.Select(claim => claim.Key).Intersect(expected), Is.Empty, "there is an access token to ask for them with");
    }

    private async Task<SuiteTokens> ReuseAsync(int seconds)
    {
        var answer = await Suite.AnswerAsync(Suite.Request());
        var tokens = await Suite.RedeemAsync(answer);
        Suite.Wait(seconds);

        Assert.That(ErrorOf(await Suite.RedeemAgainAsync(answer)), Is.EqualTo("invalid_grant"));
        return tokens;
    }

    private async Task RefreshesAsync(SuiteTokens tokens)
    {
        Suite.Wait(1);
        var refreshed = Suite.ReadTokens(tokens.Request, await Suite.RefreshAsync(tokens.Request.Client, tokens.RefreshToken, ("scope", "openid offline_access")));

        foreach (var name in new[] { "iss", "sub", "aud", "auth_time", "azp" })
        {
            Assert.That(refreshed.Claims[name]?.ToJsonString(), Is.EqualTo(tokens.Claims[name]?.ToJsonString()), name);
        }

        Assert.That(refreshed.Claims["iat"]!.GetValue<long>(), Is.GreaterThan(tokens.Claims["iat"]!.GetValue<long>()));
        Assert.That((string?)refreshed.Claims["nonce"], Is.Null.Or.EqualTo(tokens.Request["nonce"]));
        Assert.That(refreshed.AccessToken, Is.Not.EqualTo(tokens.AccessToken));
        await Suite.UserInfoAsync(refreshed);
    }

    private void SkipWithoutUnsignedObjects()
    {
        Assert.That(MetadataChecks.Texts(Suite.Metadata, "request_object_signing_alg_values_supported"), Does.Not.Contain("none"));
        Suite.Skip(NoUnsignedObjects);
    }
}
