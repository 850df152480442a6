using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Identity.OpenId.Hosting;
using Identity.OpenId.Tests.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Identity.OpenId.Tests.Hosting;

/// <summary>The adapter, over real HTTP on loopback.</summary>
public sealed class OpenIdEndpointsTests : HostFixture
{
    [Test]
    [Category("protocol-8")]
    public async Task Response_is_a_303_that_nobody_keeps_or_passes_on()
    {
        Engine.SignIn();

        using var response = await GetAuthorizeAsync();

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(response.Headers.GetValues("Referrer-Policy"), Is.EqualTo(new[] { "no-referrer" }));
        Assert.That(response.Headers.CacheControl!.NoStore, Is.True);
        Assert.That(response.Headers.Location!.OriginalString, Does.StartWith(Apps.Callback + "?code="));
    }

    [Test]
    public async Task Answer_that_is_posted_is_handed_to_the_hosts_page()
    {
        Engine.SignIn();

        using var response = await Http.GetAsync("/connect/authorize?" + Form.Authorization(Apps.Web, ("response_mode", "form_post")));
        var page = await response.Content.ReadAsStringAsync();

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Headers.CacheControl!.NoStore, Is.True);
        Assert.That(page, Does.StartWith(Apps.Callback + "|code=").And.Contain("|state=state-of-the-app").And.Contain("|iss=" + Issuer));
    }

    [Test]
    [Category("protocol-10")]
    public async Task Authorization_endpoint_cannot_be_framed_or_read_by_scripts()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/connect/authorize?" + Form.Authorization(Apps.Web, ("client_id", "nobody")));
        request.Headers.Add("Origin", "https://evil.example");

        using var response = await Http.SendAsync(request);

        Assert.That(response.Headers.GetValues("X-Frame-Options"), Is.EqualTo(new[] { "DENY" }));
        Assert.That(response.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("frame-ancestors 'none'"));
        Assert.That(response.Headers.Select(header => header.Key), Has.None.StartsWith("Access-Control-"));
    }

    [Test]
    public async Task Interaction_sets_its_cookie()
    {
        using var response = await GetAuthorizeAsync();

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(response.Headers.Location!.OriginalString, Does.StartWith("/sign-in/"));
        Assert.That(
            response.Headers.GetValues("Set-Cookie").Single(), Does.Match("^signin=[A-Za-z0-9_-]{43}; path=/; samesite=lax; httponly$"));
    }

    [Test]
    [Category("protocol-45")]
    public async Task Error_page_has_status_400_and_repeats_nothing()
    {
        using var response = await Http.GetAsync("/connect/authorize?client_id=%3Cscript%3Ealert(1)%3C/script%3E&redirect_uri=x");
        var page = await response.Content.ReadAsStringAsync();

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(page, Does.StartWith("invalid_client|").And.Not.Contain("script"));
        Assert.That(Log.Text, Does.Contain(page.Split('|')[2]));
    }

    [Test]
    [Category("protocol-22")]
    public async Task Whole_flow_works_and_leaves_no_secret_in_the_log()
    {
        Engine.SignIn();
        using var kept = await Http.PostAsync("/connect/authorize", Text(Form.Authorization(Apps.Web, ("scope", "openid email offline_access"))));
        using var answer = await Http.GetAsync(kept.Headers.Location);
        var code = answer.Headers.Location!.Query.Split("code=")[1].Split('&')[0];

        var tokens = await PostTokenAsync(Form.Redemption(code));
        var refreshed = await PostTokenAsync(Form.Refresh(tokens.Text("refresh_token")));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/connect/userinfo");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", refreshed.Text("access_token"));
        using var userInfo = await Http.SendAsync(request);
        var claims = JsonNode.Parse(await userInfo.Content.ReadAsStringAsync())!.AsObject();

        Assert.That(claims.Text("email"), Is.EqualTo("sanne@example.com"));
        Assert.That(Jwt.Payload(tokens.Text("id_token")).Text("iss"), Is.EqualTo(Issuer));
        Assert.That(userInfo.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/json"));
        var engineLog = Log.TextOf("Identity.OpenId");
        Assert.That(engineLog, Does.Not.Contain(code).And.Not.Contain(tokens.Text("refresh_token")).And.Not.Contain(tokens.Text("access_token")));
    }

    [Test]
    public async Task Token_response_is_json_that_nobody_keeps()
    {
        using var response = await Http.PostAsync("/connect/token", Text("grant_type=x"));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(response.Headers.CacheControl!.NoStore, Is.True);
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/json"));
    }

    [Test]
    public async Task Body_that_is_no_form_is_refused()
    {
        using var body = new StringContent("{}", Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync("/connect/token", body);

        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("application/x-www-form-urlencoded"));
    }

    [Test]
    [Category("protocol-2")]
    public async Task Body_that_is_too_long_is_refused()
    {
        using var response = await Http.PostAsync("/connect/token", Text("grant_type=" + new string('x', 70_000)));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [TestCase("/connect/token")]
    [TestCase("/connect/authorize/x")]
    public async Task Other_methods_are_not_taken(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path);
        using var response = await Http.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    [TestCase("https://id.example", true)]
    [TestCase("https://id.example/tenant", true)]
    [TestCase("http://localhost:5000", true)]
    [TestCase("http://127.0.0.1:5000", true)]
    [TestCase("http://id.example", false)]
    [TestCase("https://id.example/", false)]
    [TestCase("https://id.example?x", false)]
    [TestCase("https://id.example#x", false)]
    [TestCase("ftp://id.example", false)]
    [TestCase("id.example", false)]
    [TestCase("", false)]
    public void Issuer_has_to_be_one(string issuer, bool isGood) =>
        Assert.That(new OpenIdOptions { Issuer = issuer }.FindFault() is null, Is.EqualTo(isGood));

    [Test]
    public void Server_with_a_bad_issuer_does_not_start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddOpenId(options => options.Issuer = "http://id.example");

        Assert.That(async () => await builder.Build().StartAsync(), Throws.Exception.With.Message.Contains("https"));
    }

    private static StringContent Text(string form) => new(form, Encoding.ASCII, "application/x-www-form-urlencoded");

    private Task<HttpResponseMessage> GetAuthorizeAsync() => Http.GetAsync("/connect/authorize?" + Form.Authorization(Apps.Web));

    private async Task<JsonObject> PostTokenAsync(string form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/connect/token") { Content = Text(form) };
        request.Headers.TryAddWithoutValidation("Authorization", Form.Basic("web"));
        using var response = await Http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), body);
        return JsonNode.Parse(body)!.AsObject();
    }
}
