using Identity.Storage.Auditing;
using Identity.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Attacks;

/// <summary>Attack 12: a source address is believed from configured proxies only.</summary>
[Category("attack-12")]
public sealed class ForgedAddressAttack
{
    private const string Forged = "203.0.113.7";

    [Test]
    public async Task A_forwarded_address_from_anybody_is_ignored() =>
        Assert.That(await AddressesAsync(new RunningServerOptions()), Has.Count.GreaterThan(0).And.None.EqualTo(Forged));

    [Test]
    public async Task A_forwarded_address_from_another_proxy_than_the_configured_is_ignored() =>
        Assert.That(await AddressesAsync(Behind("198.51.100.1")), Has.Count.GreaterThan(0).And.None.EqualTo(Forged));

    [Test]
    public async Task A_forwarded_address_from_the_configured_proxy_is_believed() =>
        Assert.That(await AddressesAsync(Behind("127.0.0.1", "::1")), Has.Count.GreaterThan(0).And.All.EqualTo(Forged));

    private static RunningServerOptions Behind(params string[] proxies) => new()
    {
        Settings = proxies.Index().ToDictionary(proxy => $"Identity:Proxies:{proxy.Index}", proxy => (string?)proxy.Item),
    };

    private static async Task<IReadOnlyList<string>> AddressesAsync(RunningServerOptions options)
    {
        await using var server = await RunningServer.StartAsync(options);
        using var app = await server.Apps.AddAsync();
        var visit = new Visit(server, app, await server.People.AddAsync("sanne@contoso.example", "guests"));
        visit.Browser.Headers["X-Forwarded-For"] = Forged;
        await (await visit.OpenAsync()).ReachAsync("app");
        return await server.UseAsync(async services => await services.GetRequiredService<AuditReader>().ReadAsync(new AuditQuery(), default)
            .Where(recorded => recorded.Event.ActorId == visit.Person.Id).Select(recorded => recorded.Event.Address!).ToListAsync());
    }
}
