using Identity.Testing;

namespace Identity.Server.Tests.SecurityKeys;

[Category("attack-7")]
public sealed class PhishingResistance
{
    private static readonly (string Name, string Value) Level = ("acr_values", "urn:identity:phr");

    [Test]
    public async Task App_that_takes_a_key_has_one_registered_in_a_named_network_and_answered_once_more()
    {
        await using var world = await StartAsync("127.0.0.0/8\",\"::1/128");
        using var key = world.NewKey();
        var visit = await (await (await world.NewcomerAsync()).OpenAsync(Level)).ReachAsync("/enroll/security-key");
        visit.Page = await visit.Page.CreateKeyAsync(key);
        visit.Page = await visit.Page.SubmitAsync();

        // Confirming a registration is never phishing-resistant: the key answers once more.
        await visit.ReachAsync("/sign-in/security-key");
        world.Server.Clock.Advance(TimeSpan.FromSeconds(1));
        visit.Page = await visit.Page.AnswerKeyAsync(key);
        var token = await visit.FinishAsync();

        Assert.That(token.IdToken.GetClaim("acr").Value, Is.EqualTo("urn:identity:phr"));
    }

    [Test]
    public async Task Elsewhere_nobody_is_sent_to_register_a_key_that_would_not_reach_it()
    {
        await using var world = await StartAsync("192.0.2.0/24");
        var visit = await (await world.NewcomerAsync()).OpenAsync(Level);

        await visit.ForwardAsync();

        Assert.That(visit.Step, Is.EqualTo("/sign-in/stopped"));
    }

    [Test]
    [Category("attack-12")]
    public async Task Forwarded_header_that_no_proxy_vouches_for_puts_nobody_into_a_named_network()
    {
        await using var world = await StartAsync("127.0.0.0/8\",\"::1/128");
        var visit = await world.NewcomerAsync();
        visit.Browser.Headers["X-Forwarded-For"] = "127.0.0.1";
        await visit.OpenAsync(Level);

        await visit.ForwardAsync();

        Assert.That(visit.Step, Is.EqualTo("/sign-in/stopped"));
    }

    private static Task<KeyWorld> StartAsync(string networks) =>
        KeyWorld.StartAsync(new RunningServerOptions { Policy = KeyPolicies.With($",\"networks\":[\"{networks}\"]") });
}
