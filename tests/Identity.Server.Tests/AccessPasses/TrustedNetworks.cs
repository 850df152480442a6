using Identity.Testing;

namespace Identity.Server.Tests.AccessPasses;

/// <summary>A first registration from a trusted network, over HTTP.</summary>
public sealed class TrustedNetworks
{
    private const string Office = "203.0.113.7";

    private const string Policy = """
        {"schema":1,"methods":{"totp":{"on":true},"securityKey":{"on":true}},
         "registration":[{"id":"all","include":["*"],"exclude":[],"purpose":"twoStep","require":["securityKey"],"allowOther":false,"defer":null}],
         "firstRegistration":{"allow":["network"],"networks":{"office":["203.0.113.0/24"],"here":["127.0.0.0/8","::1"]}}}
        """;

    [Test]
    [Category("attack-7")]
    [Category("attack-12")]
    public async Task Key_registered_in_a_named_network_is_phishing_resistant()
    {
        await using var server = await StartAsync("127.0.0.1", "::1");
        using var app = await server.Apps.AddAsync();
        using var key = new ForgedKey(server.Issuer);
        var visit = await OpenAsync(server, app, Office);
        await visit.ReachAsync("/enroll/security-key");
        visit.Page = await (await visit.Page.CreateKeyAsync(key)).SubmitAsync();
        await visit.FinishAsync();

        Assert.That(await server.Rows.ColumnAsync("SELECT registered_under FROM methods"), Is.EqualTo(["3"]));
    }

    [Test]
    [Category("attack-12")]
    public async Task Another_address_stops_at_a_plain_page()
    {
        await using var server = await StartAsync("127.0.0.1", "::1");
        using var app = await server.Apps.AddAsync();

        Assert.That((await (await OpenAsync(server, app, "198.51.100.1")).ForwardAsync()).Step, Is.EqualTo("/sign-in/stopped"));
    }

    [Test]
    [Category("attack-12")]
    public async Task Forged_address_behind_the_configured_proxy_buys_nothing()
    {
        await using var server = await StartAsync("127.0.0.1", "::1");
        using var app = await server.Apps.AddAsync();

        Assert.That((await (await OpenAsync(server, app, $"198.51.100.1, {Office}")).ForwardAsync()).Step, Is.EqualTo("/sign-in/stopped"), "something is left over that somebody else wrote");
    }

    [Test]
    [Category("attack-12")]
    public async Task Behind_a_proxy_that_is_not_configured_nobody_is_in_a_network()
    {
        await using var server = await StartAsync();
        using var app = await server.Apps.AddAsync();

        Assert.That((await (await OpenAsync(server, app, Office)).ForwardAsync()).Step, Is.EqualTo("/sign-in/stopped"), "neither there nor at the proxy");
        Assert.That((await (await OpenAsync(server, app, null)).ForwardAsync()).Step, Is.EqualTo("/sign-in/more-info"), "itself it may be");
    }

    private static Task<RunningServer> StartAsync(params string[] proxies) => RunningServer.StartAsync(new RunningServerOptions
    {
        Policy = Policy,
        Configure = CheapHashes.Use,
        Settings = proxies.Index().ToDictionary(proxy => $"Identity:Proxies:{proxy.Index}", proxy => (string?)proxy.Item),
    });

    private static async Task<Visit> OpenAsync(RunningServer server, RelyingParty app, string? from)
    {
        var visit = new Visit(server, app, await server.People.AddAsync($"{Guid.CreateVersion7():N}@contoso.example", "staff"));
        if (from is not null)
        {
            visit.Browser.Headers["X-Forwarded-For"] = from;
        }

        return await visit.OpenAsync();
    }
}
