using Identity.Storage.People;
using Identity.Storage.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Commands;

/// <summary>What operators do about sessions.</summary>
public sealed class SessionCommandTests
{
    private CommandDatabase database = null!;

    [SetUp]
    public async Task MakeDatabase()
    {
        database = new CommandDatabase();
        await database.RunAsync(["migrate"]);
        await database.RunAsync(["user", "add", "sanne"]);
    }

    [TearDown]
    public void RemoveDatabase() => database.Dispose();

    [Test]
    [Category("rule-8")]
    public async Task They_are_listed_and_ended_one_by_one_or_all()
    {
        var (first, second) = (await AddAsync("Firefox"), await AddAsync(browser: null));

        var list = await database.RunAsync(["session", "list", "sanne"]);
        var one = await database.RunAsync(["session", "end", "sanne", "--id", first.ToString()]);
        var again = await database.RunAsync(["session", "end", "sanne", "--id", first.ToString()]);
        var left = await database.RunAsync(["session", "list", "sanne"]);
        var all = await database.RunAsync(["session", "end", "sanne"]);
        var none = await database.RunAsync(["session", "list", "sanne"]);
        var log = await database.RunAsync(["audit", "export"]);

        Assert.That(list.Error, Is.Empty);
        Assert.That(list.Out, Does.Contain($"{first}\tFirefox, Linux\tsince ").And.Contain($"{second}\tLinux"));
        Assert.That((one.ExitCode, one.Out.Trim()), Is.EqualTo((0, "sanne is signed out there.")));
        Assert.That((again.ExitCode, again.Error.Trim()), Is.EqualTo((1, $"sanne has no session {first}.")));
        Assert.That(left.Out, Does.Contain($"{second}").And.Not.Contain($"{first}"));
        Assert.That((all.Out.Trim(), none.Out), Is.EqualTo(("sanne is signed out everywhere.", "")));
        Assert.That(log.Out, Does.Contain("session.ended").And.Contain("sessions.ended"));
    }

    [TestCase("list")]
    [TestCase("end")]
    public async Task Nobody_has_none(string command)
    {
        var run = await database.RunAsync(["session", command, "nobody"]);

        Assert.That((run.ExitCode, run.Error.Trim()), Is.EqualTo((1, "Nobody signs in as nobody.")));
    }

    private Task<Guid> AddAsync(string? browser) => database.ReadAsync(async services =>
    {
        var person = await services.GetRequiredService<PersonStore>().FindForSignInAsync("SANNE", CancellationToken.None);
        var (id, now) = (Guid.CreateVersion7(), TimeProvider.System.GetUtcNow());
        var session = new StoredSession(id, $"sid-{id}", person!.Id, person.Epoch, [], now, now.AddHours(1)) { Browser = browser, System = "Linux" };
        await services.GetRequiredService<SessionStore>().AddAsync(session, $"hash-{id}", CancellationToken.None);
        return id;
    });
}
