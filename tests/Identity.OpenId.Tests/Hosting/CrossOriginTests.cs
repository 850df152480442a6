using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Identity.OpenId.Endpoints;
using Identity.OpenId.Tests.World;

namespace Identity.OpenId.Tests.Hosting;

/// <summary>Whose scripts may read what (CORS): everybody's the metadata, a client's its own answers, nobody's the pages that people are sent to.</summary>
[Category("protocol-10")]
public sealed class CrossOriginTests : HostFixture
{
    private const string Own = "https://app.example";
    private const string Foreign = "https://evil.example";

    [TestCase("/.well-known/openid-configuration")]
    [TestCase("/.well-known/oauth-authorization-server")]
    [TestCase("/connect/jwks")]
    public async Task Metadata_is_for_everybody(string path) => Assert.That(await ReaderAsync(HttpMethod.Get, path, Foreign), Is.EqualTo("*"));

    [TestCase(Own, Own)]
    [TestCase(Foreign, null)]
    [TestCase("https://app.example.evil.example", null)]
    [TestCase("https://app.example:8443", null)]
    [TestCase("null", null)]
    public async Task Tokens_and_errors_are_for_the_pages_of_their_client(string origin, string? reader)
    {
        Engine.SignIn();
        using var answer = await Http.GetAsync("/connect/authorize?" + Form.Authorization(Apps.Web));
        var form = Form.Redemption(answer.Headers.Location!.Query.Split("code=")[1].Split('&')[0]);

        using var tokens = await SendAsync(HttpMethod.Post, "/connect/token", origin, form, Form.Basic("web"));
        using var again = await SendAsync(HttpMethod.Post, "/connect/token", origin, form, Form.Basic("web"));

        Assert.That(Reader(tokens), Is.EqualTo(reader));
        Assert.That((again.StatusCode, Reader(again)), Is.EqualTo((HttpStatusCode.BadRequest, reader)));
    }

    [TestCase(Own, Own)]
    [TestCase(Foreign, null)]
    public async Task Claims_are_for_the_pages_of_the_client_whose_token_it_is(string origin, string? reader)
    {
        Engine.SignIn();
        using var answer = await Http.GetAsync("/connect/authorize?" + Form.Authorization(Apps.Web));
        using var tokens = await SendAsync(
            HttpMethod.Post, "/connect/token", null, Form.Redemption(answer.Headers.Location!.Query.Split("code=")[1].Split('&')[0]), Form.Basic("web"));
        var token = JsonNode.Parse(await tokens.Content.ReadAsStringAsync())!.AsObject().Text("access_token");

        using var claims = await SendAsync(HttpMethod.Get, "/connect/userinfo", origin, null, $"Bearer {token}");

        Assert.That((claims.StatusCode, Reader(claims)), Is.EqualTo((HttpStatusCode.OK, reader)));
    }

    [Test]
    public async Task Client_that_did_not_authenticate_is_nobody()
    {
        using var refused = await SendAsync(HttpMethod.Post, "/connect/token", Own, "grant_type=x", Form.Basic("web", "wrong"));

        Assert.That((refused.StatusCode, Reader(refused)), Is.EqualTo((HttpStatusCode.Unauthorized, (string?)null)));
    }

    [Test]
    public async Task Browsers_may_ask_beforehand_where_scripts_may_read_and_nowhere_else()
    {
        foreach (var row in EndpointTable.Rows)
        {
            using var answer = await SendAsync(HttpMethod.Options, row.Path.Replace("{handle}", "x", StringComparison.Ordinal), Own);
            var expected = row.Readers switch
            {
                Readers.Nobody => null,
                Readers.Anybody => "*",
                Readers.Client => Own,
                _ => throw new UnreachableException(),
            };
            Assert.That(Reader(answer), Is.EqualTo(expected), row.Path);
            Assert.That(answer.Headers.Contains("Access-Control-Allow-Credentials"), Is.False, row.Path);
        }
    }

    private static string? Reader(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : null;

    private async Task<string?> ReaderAsync(HttpMethod method, string path, string origin)
    {
        using var answer = await SendAsync(method, path, origin);
        return Reader(answer);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? origin, string? form = null, string? authorization = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        if (authorization is not null)
        {
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
        }

        request.Content = form is null ? null : new StringContent(form, Encoding.ASCII, "application/x-www-form-urlencoded");
        return await Http.SendAsync(request);
    }
}
