using System.Net;
using System.Security.Cryptography;
using Identity.OpenId.Tests.World;
using Identity.Testing;

namespace Identity.Server.Tests.Conformance;

/// <summary>The RP-Initiated Logout OP plan. Each module signs somebody in first.</summary>
public sealed class LogoutModules : SuiteFixture
{
    private static readonly string State = new('s', 128);

    [TestCase(TestName = "oidcc-rp-initiated-logout-discovery-endpoint-verification")]
    public void DiscoveryEndpointVerification() => Assert.That(Suite.Endpoint("end_session_endpoint"), Does.StartWith("https://"));

    [TestCase(false, TestName = "oidcc-rp-initiated-logout")]
    [TestCase(true, TestName = "The same by POST")]
    public async Task RpInitiatedLogout(bool byPost)
    {
        var hint = (await Suite.TokensAsync()).IdToken;

        var page = await LeaveAsync(byPost, ("id_token_hint", hint), ("post_logout_redirect_uri", First.PostLogoutRedirectUri), ("state", State));

        Assert.That(page.Headers["location"], Is.EqualTo($"{First.PostLogoutRedirectUri}?state={State}"));
        await IsSignedOutAsync();
    }

    [TestCase("/bad", TestName = "oidcc-rp-initiated-logout-bad-post-logout-redirect-uri")]
    [TestCase("?foo=bar", TestName = "oidcc-rp-initiated-logout-query-added-to-post-logout-redirect-uri")]
    public async Task OtherAddress(string added)
    {
        var hint = (await Suite.TokensAsync()).IdToken;

        var page = await LeaveAsync(("id_token_hint", hint), ("post_logout_redirect_uri", First.PostLogoutRedirectUri + added), ("state", State));

        await IsRefusedAsync(page);
    }

    [TestCase(TestName = "oidcc-rp-initiated-logout-modified-id-token-hint")]
    public async Task ModifiedHint()
    {
        var tokens = await Suite.TokensAsync();
        var hint = Jwt.Forge(new() { ["alg"] = "none" }, tokens.Claims, _ => []);

        await IsRefusedAsync(await LeaveAsync(("id_token_hint", hint), ("post_logout_redirect_uri", First.PostLogoutRedirectUri), ("state", State)));
    }

    [TestCase(TestName = "oidcc-rp-initiated-logout-bad-id-token-hint")]
    public async Task BadHint()
    {
        var tokens = await Suite.TokensAsync();
        using var key = RSA.Create(2048);
        var hint = Jwt.Forge(tokens.Header, tokens.Claims, data => key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

        await IsRefusedAsync(await LeaveAsync(("id_token_hint", hint), ("post_logout_redirect_uri", First.PostLogoutRedirectUri), ("state", State)));
    }

    [TestCase(true, true, TestName = "oidcc-rp-initiated-logout-no-id-token-hint")]
    [TestCase(false, false, TestName = "oidcc-rp-initiated-logout-no-params")]
    [TestCase(false, true, TestName = "oidcc-rp-initiated-logout-only-state")]
    public async Task WithoutHint(bool withAddress, bool withState)
    {
        await Suite.TokensAsync();

        var page = await LeaveAsync(("post_logout_redirect_uri", withAddress ? First.PostLogoutRedirectUri : ""), ("state", withState ? State : ""));
        Assert.That(page.Step, Is.EqualTo("/sign-out"), "asks, as any site could have sent the browser here");
        Assert.That(await SilentlyAsync(), Is.EqualTo("code"));

        Assert.That((await page.SubmitAsync()).Step, Is.EqualTo("/signed-out"));
        await IsSignedOutAsync();
    }

    [TestCase(TestName = "oidcc-rp-initiated-logout-no-post-logout-redirect-uri")]
    public async Task NoAddress()
    {
        var hint = (await Suite.TokensAsync()).IdToken;

        var page = await LeaveAsync(("id_token_hint", hint), ("state", State));

        Assert.That(page.Step, Is.EqualTo("/signed-out"));
        await IsSignedOutAsync();
    }

    [TestCase(TestName = "oidcc-rp-initiated-logout-no-state")]
    public async Task NoState()
    {
        var hint = (await Suite.TokensAsync()).IdToken;

        var page = await LeaveAsync(("id_token_hint", hint), ("post_logout_redirect_uri", First.PostLogoutRedirectUri));

        Assert.That(page.Headers["location"], Is.EqualTo(First.PostLogoutRedirectUri));
        await IsSignedOutAsync();
    }

    private Task<BrowserPage> LeaveAsync(params (string Name, string Value)[] parameters) => LeaveAsync(byPost: false, parameters);

    private Task<BrowserPage> LeaveAsync(bool byPost, params (string Name, string Value)[] parameters)
    {
        var sent = parameters.Where(parameter => parameter.Value.Length > 0).ToList();
        var address = Suite.Endpoint("end_session_endpoint");
        return byPost
            ? Suite.Browser.PostAsync(address, sent.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value)))
            : Suite.Browser.GetAsync($"{address}?{string.Join('&', sent.Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}"))}");
    }

    private async Task IsRefusedAsync(BrowserPage page)
    {
        Assert.That((page.Status, page.App), Is.EqualTo((HttpStatusCode.BadRequest, (Uri?)null)));
        Assert.That(await SilentlyAsync(), Is.EqualTo("code"), "still signed in");
    }

    private async Task IsSignedOutAsync() => Assert.That(await SilentlyAsync(), Is.EqualTo("login_required"));

    private async Task<string> SilentlyAsync()
    {
        var answer = await Suite.AnswerAsync(Suite.Request(("prompt", "none")));
        return answer["error"] ?? (answer["code"] is null ? "neither" : "code");
    }
}
