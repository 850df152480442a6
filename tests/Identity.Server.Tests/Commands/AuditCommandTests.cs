using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Identity.Storage;
using Identity.Storage.Auditing;
using Identity.Storage.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Identity.Server.Tests.Commands;

[Category("attack-16")]
public sealed class AuditCommandTests
{
    private const string Address = "203.0.113.77";
    private CommandDatabase database = null!;

    [SetUp]
    public async Task MakeDatabase()
    {
        database = new CommandDatabase();
        await database.RunAsync(["migrate"]);
        await database.RunAsync(["user", "add", "sanne"]);
        await database.RunAsync(["user", "add", "lars"]);
        await SignInAsync("sanne");
        await SignInAsync("lars");
    }

    [TearDown]
    public void RemoveDatabase() => database.Dispose();

    [Test]
    public async Task A_third_party_can_check_an_export_by_itself()
    {
        await SealAsync();

        var lines = await ExportAsync();

        var previous = new string('0', 64);
        foreach (var line in lines.Where(line => line["seal"] is not null))
        {
            Assert.That((string?)line["previous"], Is.EqualTo(previous));
            previous = Sealed(previous, line);
            Assert.That((string?)line["seal"], Is.EqualTo(previous));
        }

        Assert.That(lines.Select(line => (int?)line["number"]), Is.EqualTo(new int?[] { 1, 2, 3, 4, null }));
        Assert.That((string?)lines[^1]["kind"], Is.EqualTo("audit.exported"));
    }

    [Test]
    public async Task An_export_is_of_one_person_or_of_a_time_and_is_an_event_itself()
    {
        var all = await ExportAsync();
        var sannes = await ExportAsync("--user", "SANNE");
        var none = await ExportAsync("--to", "2020-01-01");
        var later = await ExportAsync("--from", "2020-01-01", "--to", "2120-01-01T00:00:00+01:00");

        Assert.That(sannes.Select(line => (string?)line["kind"]), Is.EqualTo(["person.added", "password.proven", "audit.exported"]));
        Assert.That(sannes.Select(line => (string?)line["person"]).Distinct().Count(), Is.EqualTo(1));
        Assert.That((string?)sannes[1]["address"], Is.EqualTo(Address));
        Assert.That(none, Is.Empty);
        Assert.That(later, Has.Count.EqualTo(all.Count + 3));
        Assert.That((string?)later[^2]["data"], Does.Contain("to 2020-01-01"));
    }

    [Test]
    public async Task What_is_personal_of_one_person_is_erased_and_the_erasure_is_an_event()
    {
        await SealAsync();

        var erased = await database.RunAsync(["audit", "erase", "--user", "sanne"]);

        var lines = await ExportAsync();
        var signIns = lines.Where(line => (string?)line["kind"] == "password.proven").ToList();
        Assert.That(erased.ExitCode, Is.Zero, erased.Error);
        Assert.That(signIns.Select(line => ((string?)line["personal"], (string?)line["address"])), Is.EqualTo([("erased", null), ("read", Address)]));
        Assert.That(lines.Select(line => (string?)line["kind"]), Does.Contain("audit.erased"));
        Assert.That((await database.RunAsync(["audit", "verify"])).Out, Does.StartWith("All 4 sealed events are as they were; 2 wait to be sealed."));
    }

    [Test]
    public async Task An_account_that_is_gone_is_erased_by_its_id()
    {
        var id = await IdAsync("sanne");
        await database.ReadAsync(services => services.GetRequiredService<IdentityDatabase>().Users.Where(row => row.Id == id).ExecuteDeleteAsync());

        Assert.That((await database.RunAsync(["audit", "erase", "--user", "sanne"])).Error, Does.Contain("Nobody has the user name sanne"));
        Assert.That((await database.RunAsync(["audit", "erase", "--user", $"{id}"])).ExitCode, Is.Zero);
        Assert.That((await database.RunAsync(["audit", "erase", "--user", $"{Guid.CreateVersion7()}"])).Error, Does.Contain("no audit events"));
    }

    [Test]
    public async Task The_first_row_that_does_not_fit_is_named()
    {
        await SealAsync();
        await database.ReadAsync(services => services.GetRequiredService<IdentityDatabase>().Database.ExecuteSqlRawAsync(
            """
            DROP TRIGGER audit_events_no_update;
            UPDATE audit_events SET data = '"nothing"' WHERE id IN (SELECT event_id FROM audit_seals WHERE number > 1);
            """));

        var run = await database.RunAsync(["audit", "verify"]);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Match("^2, event [0-9a-f-]{36} of .*: was changed\\."));
    }

    [Test]
    public async Task A_head_that_was_noted_is_looked_for()
    {
        await SealAsync();
        var noted = (await database.RunAsync(["audit", "verify"])).Out.Trim().Split(' ')[^1];

        Assert.That((await database.RunAsync(["audit", "verify", "--head", noted])).ExitCode, Is.Zero);
        Assert.That((await database.RunAsync(["audit", "verify", "--head", $"5{noted[1..]}"])).Error, Does.StartWith("5: the chain does not lead"));
        Assert.That((await database.RunAsync(["audit", "verify", "--head", "4:abc"])).Error, Does.StartWith("--head: 4:abc"));
    }

    [Test]
    public async Task A_day_that_is_none_is_refused() =>
        Assert.That((await database.RunAsync(["audit", "export", "--from", "yesterday"])).Error, Does.StartWith("--from: yesterday is neither"));

    // As deploy/README.md describes it, with nothing of ours.
    private static string Sealed(string previous, JsonObject line)
    {
        var text = new StringBuilder();
        foreach (var name in new[] { "id", "at", "kind", "person", "actor", "client", "rule", "data", "key", "sealed" })
        {
            var value = (string?)line[name];
            text.Append(value is null ? $"{name}=-\n" : $"{name}={Encoding.UTF8.GetByteCount(value)}:{value}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData([.. Convert.FromHexString(previous), .. Encoding.UTF8.GetBytes(text.ToString())]));
    }

    private async Task<List<JsonObject>> ExportAsync(params string[] options)
    {
        var run = await database.RunAsync(["audit", "export", .. options]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return [.. run.Out.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];
    }

    private async Task SignInAsync(string userName)
    {
        var id = await IdAsync(userName);
        var happened = new AuditEvent
        {
            Id = Guid.CreateVersion7(),
            At = TimeProvider.System.GetUtcNow(),
            Kind = "password.proven",
            PersonId = id,
            ActorId = id,
            Data = "\"é\"",
            Address = Address,
            Agent = "Browser/1.0",
        };
        await database.ReadAsync(async services =>
        {
            await services.GetRequiredService<AuditLog>().AddAsync(happened, CancellationToken.None);
            return true;
        });
    }

    // The server does it, when the events are old enough.
    private Task<AuditLink?> SealAsync() => database.ReadAsync(services =>
    {
        var later = new FakeTimeProvider(TimeProvider.System.GetUtcNow() + (2 * AuditSealing.Margin));
        return new AuditSealing(services.GetRequiredService<IdentityDatabase>(), later).SealAsync(100, CancellationToken.None);
    });

    private Task<Guid> IdAsync(string userName) =>
        database.ReadAsync(async services => (await services.GetRequiredService<UserManager<Person>>().FindByNameAsync(userName))!.Id);
}
