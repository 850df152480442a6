using System.Text.Json;
using System.Text.Json.Nodes;
using Identity.Testing;

namespace Identity.Server.Tests.Foreign;

/// <summary>A relying party that we did not write: <c>openid-client</c> of npm, driven by <c>tests/foreign/journey.mjs</c>.</summary>
public sealed class ForeignClient : ServerFixture
{
    private static readonly string[] Expected =
        ["/sign-in/*", "/sign-in/*/more-info", "/enroll/*/totp", "/enroll/*/totp/scan", "/enroll/*/totp/code", "/enroll/*/done", "/callback"];

    [TestCase("client_secret_basic")]
    [TestCase("client_secret_post")]
    [TestCase("none")]
    public async Task It_takes_a_person_through_the_interrupt_and_gets_tokens_userinfo_refresh_and_logout(string authentication)
    {
        using var app = await Server.Apps.AddAsync(
            $"foreign-{authentication}",
            client => client with { TokenEndpointAuthMethod = authentication, Secrets = authentication == "none" ? [] : client.Secrets });
        var sanne = (await NewcomerAsync("staff")).Person;
        var input = new
        {
            issuer = Server.Issuer,
            clientId = app.Client.ClientId,
            clientSecret = app.Client.IsPublic ? null : app.Secret,
            method = authentication,
            redirectUri = app.Client.RedirectUris[0],
            signedOutUri = app.Client.PostLogoutRedirectUris[0],
            userName = sanne.UserName,
            password = sanne.Password,
            now = Server.Clock.GetUtcNow().ToUnixTimeSeconds(),
        };

        var output = JsonNode.Parse(await Tool.RunAsync("node", "nodejs", Repository.PathOf("tests", "foreign", "journey.mjs"), JsonSerializer.Serialize(input)))!;

        Assert.That(output["visited"]!.AsArray().Select(path => (string?)path), Is.EqualTo(Expected));
        Assert.That(output["amr"]!.AsArray().Select(value => (string?)value), Is.EquivalentTo(["pwd", "otp", "mfa"]));
        Assert.That((string?)output["acr"], Is.EqualTo("urn:identity:2fa"));
        Assert.That((string?)output["name"], Is.EqualTo(sanne.UserName));
        Assert.That((string?)output["nameAfterRefresh"], Is.EqualTo(sanne.UserName));
        Assert.That((bool?)output["refreshed"], Is.True);
        Assert.That((string?)output["left"], Is.EqualTo($"{app.Client.PostLogoutRedirectUris[0]}?state=left"));
        Assert.That((string?)output["afterwards"], Is.EqualTo("login_required"), "signed out");
    }
}
