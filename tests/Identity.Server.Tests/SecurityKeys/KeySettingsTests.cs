using Identity.Server.Hosting;
using Identity.Testing;

namespace Identity.Server.Tests.SecurityKeys;

[Category("attack-14")]
public sealed class KeySettingsTests
{
    [Test]
    public async Task Another_relying_party_is_refused_at_start_once_there_are_keys()
    {
        await using var world = await KeyWorld.StartAsync();
        using var key = world.NewKey();
        var other = new RunningServerOptions { Settings = new Dictionary<string, string?>(Set("RelyingPartyId", "id.example"), null) { [Origins] = "https://id.example" } };
        await using (await world.Server.StartAnotherAsync(other))
        {
            // Without keys there is nothing that it would break.
        }

        await world.RegisteredAsync(key);
        var refused = await Assert.ThrowsAsync<SettingException>(() => world.Server.StartAnotherAsync(other));

        Assert.That(refused!.Message, Does.StartWith("Identity:SecurityKeys:RelyingPartyId: is 'id.example', and 1 registered security key was made for 'localhost'"));
    }

    [TestCase("RelyingPartyId", "https://id.example", "is not a domain")]
    [TestCase("RelyingPartyId", "127.0.0.1", "is not a domain")]
    [TestCase("RelyingPartyId", "id.example", "is not the domain of each of http://localhost")]
    [TestCase("Origins:0", "https://id.example/", "is not an origin")]
    [TestCase("Origins:0", "http://id.example", "is not an origin")]
    [TestCase("Origins:0", "https://id.example", "is not the domain of each")]
    [TestCase("AttestationRoots", "/nowhere/roots.pem", "cannot be read")]
    public async Task What_cannot_be_is_refused_by_name(string setting, string value, string problem)
    {
        var refused = await Assert.ThrowsAsync<SettingException>(() => RunningServer.StartAsync(new RunningServerOptions { Settings = Set(setting, value) }));

        Assert.That(refused!.Message, Does.StartWith($"Identity:SecurityKeys:{setting.Split(':')[0]}: ").And.Contains(problem));
    }

    [Test]
    public async Task Domain_above_the_issuers_and_a_name_of_its_own_stand_in_the_options()
    {
        await using var world = await KeyWorld.StartAsync(new RunningServerOptions
        {
            Policy = KeyPolicies.Required,
            Settings = new Dictionary<string, string?>(Set("RelyingPartyId", "contoso.example"), null)
            {
                [Origins] = "https://id.contoso.example",
                ["Identity:SecurityKeys:RelyingPartyName"] = "Contoso keys",
            },
        });
        var visit = await world.AtWizardAsync();

        Assert.That(await visit.Page.KeyOptionsAsync(), Does.Contain("\"rp\":{\"id\":\"contoso.example\",\"name\":\"Contoso keys\"}"));
    }

    [Test]
    public async Task Discovery_tells_of_the_phishing_resistant_level_while_keys_are_on()
    {
        await using var world = await KeyWorld.StartAsync();
        var on = await DiscoverAsync(world.Server);
        await world.Server.Policy.PublishAsync(TestPolicies.NothingRequired);
        var off = await DiscoverAsync(world.Server);

        Assert.That((on.Contains("urn:identity:phr", StringComparison.Ordinal), off.Contains("urn:identity:phr", StringComparison.Ordinal)), Is.EqualTo((true, false)));
    }

    private const string Origins = "Identity:SecurityKeys:Origins:0";

    private static Dictionary<string, string?> Set(string setting, string value) => new() { [$"Identity:SecurityKeys:{setting}"] = value };

    private static async Task<string> DiscoverAsync(RunningServer server)
    {
        using var browser = server.Browser();
        return (await browser.GetAsync("/.well-known/openid-configuration")).Body;
    }
}
