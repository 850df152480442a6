using System.Text.Json;
using System.Text.Json.Nodes;
using Identity.Testing;

namespace Identity.Server.Tests.Foreign;

/// <summary>A device on <c>openid-client</c> of npm (<c>tests/foreign/device.mjs</c>), whose person types its code elsewhere.</summary>
public sealed class ForeignDevice : ServerFixture
{
    private static readonly string[] Expected =
    [
        "/sign-in/*", "/sign-in/*/more-info", "/enroll/*/totp", "/enroll/*/totp/scan", "/enroll/*/totp/code", "/enroll/*/done", "/sign-in/*/consent", "/device/done",
    ];

    [Test]
    [Category("protocol-46")]
    public async Task It_gets_tokens_after_the_interrupt_and_a_yes_and_is_told_of_a_no()
    {
        using var tv = await Server.Apps.AddAsync("tv", client => client with
        {
            TokenEndpointAuthMethod = "none",
            Secrets = [],
            RedirectUris = [],
            GrantTypes = ["urn:ietf:params:oauth:grant-type:device_code", "refresh_token"],
        });
        var sanne = (await NewcomerAsync("staff")).Person;
        var input = new
        {
            issuer = Server.Issuer,
            clientId = "tv",
            userName = sanne.UserName,
            password = sanne.Password,
            now = Server.Clock.GetUtcNow().ToUnixTimeSeconds(),
        };

        var output = JsonNode.Parse(await Tool.RunAsync("node", "nodejs", Repository.PathOf("tests", "foreign", "device.mjs"), JsonSerializer.Serialize(input)))!;

        Assert.That(output["visited"]!.AsArray().Select(path => (string?)path), Is.EqualTo(Expected));
        Assert.That((string?)output["acr"], Is.EqualTo("urn:identity:2fa"));
        Assert.That((string?)output["name"], Is.EqualTo(sanne.UserName));
        Assert.That((bool?)output["refreshed"], Is.True);
        Assert.That((string?)output["refused"], Is.EqualTo("access_denied"));
    }
}
