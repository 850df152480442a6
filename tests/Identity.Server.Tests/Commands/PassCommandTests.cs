using Identity.Domain.AccessPasses;
using Identity.Server.AccessPasses;
using Identity.Storage.AccessPasses;
using Identity.Storage.Auditing;
using Identity.Storage.People;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Commands;

/// <summary>Temporary access passes, and the one for emergencies.</summary>
public sealed class PassCommandTests
{
    private CommandDatabase database = null!;

    [SetUp]
    public async Task MakeDatabase()
    {
        database = new CommandDatabase();
        await database.RunAsync(["migrate"]);
        await database.RunAsync(["user", "add", "sanne", "--group", "staff"]);
        await database.RunAsync(["user", "add", "bram", "--group", "admins"]);
        await PublishAsync(",\"accessPass\":{\"on\":true,\"include\":[\"staff\"],\"exclude\":[],\"maxMinutes\":120}");
    }

    [TearDown]
    public void RemoveDatabase() => database.Dispose();

    [Test]
    [Category("rule-8")]
    public async Task One_is_shown_once_and_kept_as_a_digest()
    {
        var run = await database.RunAsync(["user", "pass", "sanne"]);
        var pass = await FindAsync("SANNE", Shown(run));

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(pass!.ExpiresAt - pass.StartsAt, Is.EqualTo(TimeSpan.FromHours(1)));
            Assert.That((pass.IsOnce, pass.IsBreakGlass), Is.EqualTo((false, false)));
            Assert.That(AccessPassText.Read(Shown(run))!.Characters, Has.Length.EqualTo(12));
            Assert.That(await EventsAsync("access_pass.made"), Is.EqualTo(1));
            Assert.That(await EventsAsync("notice.not_sent"), Is.EqualTo(1), "there is no address; otherwise it would be a mail");
        });
    }

    [Test]
    public async Task How_long_how_often_from_when_and_how_many_characters_can_be_said()
    {
        var run = await database.RunAsync(["user", "pass", "sanne", "--minutes", "30", "--once", "--from", "2099-03-01T08:00+01:00", "--length", "20"]);
        var pass = await FindAsync("SANNE", Shown(run));

        Assert.That(run.Out, Does.Contain("It works once, from 2099-03-01 07:00Z until 2099-03-01 07:30Z."));
        Assert.That((pass!.StartsAt, pass.ExpiresAt, pass.IsOnce), Is.EqualTo(
            (new DateTimeOffset(2099, 3, 1, 7, 0, 0, TimeSpan.Zero), new DateTimeOffset(2099, 3, 1, 7, 30, 0, TimeSpan.Zero), true)));
        Assert.That(AccessPassText.Read(Shown(run))!.Characters, Has.Length.EqualTo(20));
    }

    [TestCase("--minutes 9", "--minutes must be a whole number from 10 to 120.")]
    [TestCase("--minutes 121", "--minutes must be a whole number from 10 to 120.")]
    [TestCase("--length 11", "--length must be a whole number from 12 to 48.")]
    [TestCase("--length 49", "--length must be a whole number from 12 to 48.")]
    [TestCase("--from soon", "--from must be a time such as 2026-03-01T08:00+01:00.")]
    [TestCase("--from 2001-01-01T00:00Z", "--from lies before now")]
    public async Task What_is_beyond_the_policy_is_refused(string options, string problem)
    {
        var run = await database.RunAsync(["user", "pass", "sanne", .. options.Split(' ')]);

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((1, "")));
        Assert.That(run.Error, Does.Contain(problem));
    }

    [Test]
    public async Task Who_has_none_by_policy_is_given_none()
    {
        var run = await database.RunAsync(["user", "pass", "bram"]);

        Assert.That((run.ExitCode, run.Error.Trim()), Is.EqualTo((1, "The policy has no access passes for bram; see accessPass in the README.")));
    }

    [Test]
    public async Task One_is_taken_away()
    {
        var pass = Shown(await database.RunAsync(["user", "pass", "sanne"]));

        var run = await database.RunAsync(["user", "pass", "sanne", "--delete"]);
        var again = await database.RunAsync(["user", "pass", "sanne", "--delete"]);

        Assert.That(run.Out.Trim(), Is.EqualTo("The access pass of sanne does not work any more."));
        Assert.That((again.ExitCode, again.Error.Trim()), Is.EqualTo((1, "sanne has no access pass.")));
        Assert.That(await FindAsync("SANNE", pass), Is.Null);
    }

    [Test]
    [Category("attack-16")]
    public async Task Break_glass_makes_an_administrator_a_pass_of_ten_minutes_whatever_policy_says_and_raises_an_alert()
    {
        var run = await database.RunAsync(["break-glass", "bram"]);
        var pass = await FindAsync("BRAM", Shown(run));

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(pass!.ExpiresAt - pass.StartsAt, Is.EqualTo(TimeSpan.FromMinutes(10)));
            Assert.That((pass.IsOnce, pass.IsBreakGlass), Is.EqualTo((true, true)));
            Assert.That(await EventsAsync("access_pass.break_glass"), Is.EqualTo(1));
            Assert.That(await EventsAsync("notice.not_sent"), Is.EqualTo(1));
        });
    }

    [Test]
    [Category("attack-16")]
    public async Task Break_glass_is_for_administrators_alone()
    {
        var run = await database.RunAsync(["break-glass", "sanne"]);

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((1, "")));
        Assert.That(run.Error, Does.Contain("use 'user pass'"));
    }

    private async Task PublishAsync(string more)
    {
        var run = await database.RunAsync(
            ["policy", "import", "-"], $$$"""{"schema":1,"methods":{"totp":{"on":true},"securityKey":{"on":true}},"passwordReset":{"administrators":["admins"]}{{{more}}} }""");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
    }

    private static string Shown(CommandRun run) => run.Out.Split('\n')[0].Trim().Split(' ')[^1];

    private Task<AccessPass?> FindAsync(string name, string shown) => database.ReadAsync(async services =>
    {
        var person = await services.GetRequiredService<PersonStore>().FindForSignInAsync(name, CancellationToken.None);
        var digest = services.GetRequiredService<AccessPassDigests>().Of(person!.Id, AccessPassText.Read(shown));
        return await services.GetRequiredService<AccessPassStore>().FindAsync(person.Id, digest, CancellationToken.None);
    });

    private Task<int> EventsAsync(string kind) => database.ReadAsync(async services =>
        await services.GetRequiredService<AuditReader>().ReadAsync(new AuditQuery(), CancellationToken.None).CountAsync(recorded => recorded.Event.Kind == kind));
}
