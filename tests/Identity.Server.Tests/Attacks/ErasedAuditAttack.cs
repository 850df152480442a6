using System.Text;
using Identity.Storage;
using Identity.Storage.Auditing;
using Identity.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Attacks;

/// <summary>Attack 16: where somebody signed in from is in the audit log, for those who may know it, until it is erased.</summary>
[Category("attack-16")]
public sealed class ErasedAuditAttack
{
    private const string Address = "203.0.113.77";
    private const string Agent = "Erasable-Browser/7.7";

    [TestCase(StorageProvider.Sqlite)]
    [TestCase(StorageProvider.Postgres)]
    public async Task Address_and_browser_are_read_until_they_are_erased_and_are_never_in_the_database(StorageProvider provider)
    {
        var proxies = new Dictionary<string, string?> { ["Identity:Proxies:0"] = "127.0.0.1", ["Identity:Proxies:1"] = "::1" };
        await using var server = await RunningServer.StartAsync(new RunningServerOptions { Provider = provider, Settings = proxies });
        using var app = await server.Apps.AddAsync();
        var visit = new Visit(server, app, await server.People.AddAsync("sanne@contoso.example", "guests"));
        visit.Browser.Headers["X-Forwarded-For"] = Address;
        visit.Browser.Headers["User-Agent"] = Agent;
        await (await visit.OpenAsync()).ReachAsync("app");

        var before = await EventsAsync(server, visit.Person.Id);
        var dump = await server.Rows.DumpAsync("audit_events");
        await server.UseAsync(services => services.GetRequiredService<AuditKeys>().EraseAsync(visit.Person.Id, CancellationToken.None));
        var after = await EventsAsync(server, visit.Person.Id);

        Assert.That(before, Is.Not.Empty);
        Assert.That(before.Select(one => (one.Event.Address, one.Event.Agent)), Is.All.EqualTo((Address, Agent)));
        Assert.That(dump, Does.Not.Contain(Address).And.Not.Contain(Agent).And.Not.Contain(Convert.ToBase64String(Encoding.UTF8.GetBytes(Address))));
        Assert.That(after.Select(one => (one.Event.Id, one.Event.Address, one.Event.Agent, one.Personal)),
            Is.EqualTo(before.Select(one => (one.Event.Id, (string?)null, (string?)null, PersonalState.Erased))));
    }

    private static Task<List<RecordedEvent>> EventsAsync(RunningServer server, Guid personId) =>
        server.UseAsync(async services => await services.GetRequiredService<AuditReader>().ReadAsync(new AuditQuery { PersonId = personId }, CancellationToken.None)
            .Where(one => one.Event.ActorId == personId).ToListAsync());
}
