using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Identity.OpenId.Resources;
using Identity.Storage.Resources;
using Identity.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Foreign;

/// <summary>An API that we did not write: Apache with <c>mod_auth_openidc</c> as resource server, which asks about each token (RFC 7662).</summary>
[Category("protocol-34")]
public sealed class ApacheApi : ServerFixture
{
    private const string Payroll = "https://payroll.example";
    private const string Scope = "payroll.read";
    private readonly Uri site = new($"http://localhost:{FreePort.Find()}/");
    private readonly HttpClient http = new();
    private RelyingParty desk = null!;
    private RelyingParty api = null!;
    private ApacheSite apache = null!;

    [OneTimeSetUp]
    public async Task StartApacheAsync()
    {
        var resource = new Resource { Identifier = Payroll, Name = "Payroll", Scopes = new Dictionary<string, string?> { [Scope] = null }, IntrospectionClients = ["payroll"] };
        await Server.UseAsync(services => services.GetRequiredService<ResourceStore>().SetAsync(resource, CancellationToken.None));
        desk = await Server.Apps.AddAsync("desk", client => client with { Scopes = [.. client.Scopes, Scope] });
        api = await Server.Apps.AddAsync("payroll", client => client with { GrantTypes = ["client_credentials"], Scopes = [], RedirectUris = [] });
        apache = await ApacheSite.StartAsync(folder => ApacheConfiguration.ForApi(folder, site, Server.Issuer, api));
    }

    [OneTimeTearDown]
    public async Task StopApacheAsync()
    {
        http.Dispose();
        desk?.Dispose();
        api?.Dispose();
        await (apache?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Test]
    [Category("protocol-33")]
    public async Task It_opens_to_a_token_until_the_grant_is_given_back()
    {
        var (_, tokens) = await TokensAsync();
        using (var open = await AskAsync(tokens.AccessToken))
        {
            Assert.That(open.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(open.Headers.GetValues("OIDC_CLAIM_sub").Single(), Is.EqualTo(tokens.IdToken.Subject));
            Assert.That(open.Headers.GetValues("OIDC_CLAIM_scope").Single(), Is.EqualTo(Scope));
        }

        await RevokeAsync(tokens.RefreshToken!);

        using var shut = await AskAsync(tokens.AccessToken);
        Assert.That(shut.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    [Category("protocol-29")]
    public async Task It_stays_shut_to_a_token_for_somebody_else_to_others_and_to_none()
    {
        var (visit, _) = await TokensAsync();
        await visit.OpenAsync();
        var forUserInfo = await desk.RedeemAsync(visit.Attempt, visit.Page);

        foreach (var token in new[] { forUserInfo.AccessToken, forUserInfo.IdToken.EncodedToken, forUserInfo.RefreshToken, "nothing" })
        {
            using var shut = await AskAsync(token!);
            Assert.That(shut.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        }

        using var bare = await http.GetAsync(new Uri(site, "/payroll"));
        Assert.That(bare.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task It_shuts_when_the_token_is_over()
    {
        var (_, tokens) = await TokensAsync();
        Server.Clock.Advance(TimeSpan.FromMinutes(59));
        using (var open = await AskAsync(tokens.AccessToken))
        {
            Assert.That(open.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }

        Server.Clock.Advance(TimeSpan.FromMinutes(1));

        using var shut = await AskAsync(tokens.AccessToken);
        Assert.That(shut.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    private async Task<(Visit Visit, TokenAnswer Tokens)> TokensAsync()
    {
        var visit = new Visit(Server, desk, await Server.People.AddAsync(NewName()));
        await visit.OpenAsync(("resource", Payroll));
        await visit.ReachAsync("app");
        var tokens = await desk.AskAsync(
            ("grant_type", "authorization_code"),
            ("code", RelyingParty.Answer(visit.Page, "code")!),
            ("redirect_uri", desk.Client.RedirectUris[0]),
            ("code_verifier", visit.Attempt.Verifier),
            ("resource", Payroll));
        return (visit, tokens);
    }

    private async Task<HttpResponseMessage> AskAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(site, "/payroll"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await http.SendAsync(request);
    }

    private async Task RevokeAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Server.Address, "/connect/revocation"));
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create("token", token)]);
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"desk:{desk.Secret}")));
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }
}
