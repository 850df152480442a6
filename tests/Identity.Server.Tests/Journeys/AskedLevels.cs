using Identity.Testing;

namespace Identity.Server.Tests.Journeys;

/// <summary>The level that an app asks for, and what it is told (OpenID Connect Core 3.1.2.1 and 5.5.1.1, RFC 9470).</summary>
public sealed class AskedLevels : ServerFixture
{
    private const string OneFactor = "urn:identity:1fa";
    private const string TwoFactor = "urn:identity:2fa";

    private static string Essential(string acr) => $$$$"""{"id_token":{"acr":{"essential":true,"values":["{{{{acr}}}}"]}}}""";

    private static string Acr(TokenAnswer tokens) => tokens.IdToken.GetPayloadValue<string>("acr");

    [TestCase("urn:identity:1fa", OneFactor)]
    [TestCase("urn:identity:2fa urn:identity:1fa", TwoFactor)]
    [TestCase("urn:other", TwoFactor)]
    [TestCase("urn:identity:phr urn:identity:2fa", TwoFactor)]
    public async Task The_app_is_told_one_that_it_asked_for_where_that_was_reached(string asked, string told)
    {
        var lars = await (await RegisteredAsync()).OpenAsync(("acr_values", asked));

        Assert.That(Acr(await lars.FinishAsync()), Is.EqualTo(told));
    }

    [Test]
    [Category("attack-6")]
    public async Task An_essential_level_is_reached_or_the_app_gets_nothing()
    {
        var guest = await NewcomerAsync();
        await (await guest.OpenAsync()).ReachAsync("app");

        Assert.That(await guest.ProbeAsync(("claims", Essential(TwoFactor))), Is.EqualTo("interaction_required"));
        Assert.That(await guest.ProbeAsync(("claims", Essential(OneFactor))), Is.EqualTo("code"));
        Assert.That(await guest.ProbeAsync(("claims", Essential("urn:other"))), Is.EqualTo("unmet_authentication_requirements"));
    }

    [Test]
    public async Task An_essential_level_leads_through_the_second_step()
    {
        var lars = await (await RegisteredAsync()).OpenAsync(("claims", Essential(TwoFactor)));

        Assert.That((await lars.ReachAsync("/sign-in/verify")).Step, Is.EqualTo("/sign-in/verify"));
        Assert.That(Acr(await lars.FinishAsync()), Is.EqualTo(TwoFactor));
    }
}
