using Identity.OpenId.Resources;
using Identity.Storage.Resources;
using Identity.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Identity.Server.Tests.Journeys;

/// <summary>An API that finds a sign-in too weak or too old sends the app back for a better one (RFC 9470).</summary>
public sealed class StepUp : ServerFixture
{
    private const string Payroll = "https://payroll.example";
    private const string Scope = "payroll.pay";

    private RelyingParty desk = null!;

    [OneTimeSetUp]
    public async Task RegisterAsync()
    {
        var resource = new Resource { Identifier = Payroll, Name = "Payroll", Scopes = new Dictionary<string, string?> { [Scope] = null } };
        await Server.UseAsync(services => services.GetRequiredService<ResourceStore>().SetAsync(resource, CancellationToken.None));
        desk = await Server.Apps.AddAsync("desk", client => client with { Scopes = [.. client.Scopes, Scope] });
    }

    [OneTimeTearDown]
    public void Unregister() => desk.Dispose();

    private static JsonWebToken AccessToken(TokenAnswer tokens) => new(tokens.AccessToken);

    private async Task<JsonWebToken> TokenAsync(Visit visit, params (string Name, string Value)[] parameters)
    {
        await (await visit.OpenAsync([("scope", Scope), ("resource", Payroll), .. parameters])).ReachAsync("app");
        return AccessToken(await desk.AskAsync(
            ("grant_type", "authorization_code"),
            ("code", RelyingParty.Answer(visit.Page, "code")!),
            ("redirect_uri", desk.Client.RedirectUris[0]),
            ("code_verifier", visit.Attempt.Verifier)));
    }

    [Test]
    [Category("attack-6")]
    public async Task A_token_says_the_level_and_asking_for_a_higher_one_brings_it()
    {
        var newcomer = await NewcomerAsync();
        var visit = new Visit(Server, desk, newcomer.Person);

        var low = await TokenAsync(visit);
        Assert.That(low.GetPayloadValue<string>("acr"), Is.EqualTo("urn:identity:1fa"));

        var high = await TokenAsync(visit, ("acr_values", "urn:identity:2fa"));
        Assert.That(high.GetPayloadValue<string>("acr"), Is.EqualTo("urn:identity:2fa"), "by way of the wizard");
        Assert.That(high.GetPayloadValue<string[]>("amr"), Does.Contain("otp"));
    }

    [Test]
    [Category("protocol-13")]
    public async Task A_token_says_when_the_person_signed_in_and_asking_for_a_younger_sign_in_brings_it()
    {
        var newcomer = await NewcomerAsync();
        var visit = new Visit(Server, desk, newcomer.Person);
        var first = await TokenAsync(visit);
        Server.Clock.Advance(TimeSpan.FromMinutes(10));

        var same = await TokenAsync(visit);
        var younger = await TokenAsync(visit, ("max_age", "300"));

        Assert.That(same.GetPayloadValue<long>("auth_time"), Is.EqualTo(first.GetPayloadValue<long>("auth_time")));
        Assert.That(younger.GetPayloadValue<long>("auth_time"), Is.EqualTo(Server.Clock.GetUtcNow().ToUnixTimeSeconds()));
    }
}
