using Identity.Domain.Methods.Tokens;
using Identity.Server.Tests.Commands;
using Identity.Storage.Auditing;
using Identity.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.HardwareTokens;

/// <summary>What operators do about hardware tokens.</summary>
public sealed class TokenCommandTests
{
    private CommandDatabase database = null!;

    [SetUp]
    public async Task MakeDatabase()
    {
        database = new CommandDatabase();
        await database.RunAsync(["migrate"]);
        await database.RunAsync(["user", "add", "sanne"]);
        await database.RunAsync(["user", "add", "lars"]);
    }

    [TearDown]
    public void RemoveDatabase() => database.Dispose();

    [Test]
    public async Task File_is_imported_assigned_listed_and_removed_and_no_secret_is_printed()
    {
        var (given, stock) = (ServerTokens.Make(), ServerTokens.Make(stepSeconds: 30));
        var import = await ImportAsync(given.Line("sanne"), stock.Line());
        var assign = await database.RunAsync(["token", "assign", stock.Serial, "lars"]);
        var again = await database.RunAsync(["token", "assign", stock.Serial, "lars"]);
        var all = await database.RunAsync(["token", "list"]);
        var hers = await database.RunAsync(["token", "list", "--user", "sanne"]);
        var unassign = await database.RunAsync(["token", "unassign", given.Serial]);
        var remove = await database.RunAsync(["token", "remove", stock.Serial]);
        var gone = await database.RunAsync(["token", "remove", stock.Serial]);
        var left = await database.RunAsync(["token", "list"]);

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(import.Out.Trim(), Is.EqualTo("2 new, 0 known, 1 assigned."));
            Assert.That(assign.Out.Trim(), Is.EqualTo($"{stock.Serial} is lars's, who activates it with a code."));
            Assert.That((again.ExitCode, again.Out.Trim()), Is.EqualTo((0, $"{stock.Serial} is lars's already.")));
            Assert.That(all.Out, Does.Contain($"{given.Serial}\tassigned\tsanne\t60 s\tContoso\tKey 1").And.Contain($"{stock.Serial}\tassigned\tlars\t30 s"));
            Assert.That(hers.Out, Does.Contain(given.Serial).And.Not.Contain(stock.Serial));
            Assert.That(unassign.Out.Trim(), Is.EqualTo($"{given.Serial} is in stock."));
            Assert.That(remove.Out.Trim(), Is.EqualTo($"{stock.Serial} is removed with its secret."));
            Assert.That((gone.ExitCode, gone.Error.Trim()), Is.EqualTo((1, $"There is no token {stock.Serial}.")));
            Assert.That(left.Out.Trim(), Does.StartWith($"{given.Serial}\tin stock\t-"));
            Assert.That(string.Concat(import, assign, all, hers, unassign, remove, left), Does.Not.Contain(given.Base32).And.Not.Contain(stock.Base32));
            Assert.That(
                await EventsAsync(), Is.EqualTo(["token.assigned", "token.assigned", "token.imported", "token.removed", "token.returned"]));
        });
    }

    [Test]
    [Category("rule-6")]
    public async Task File_that_is_imported_again_changes_nothing_and_gives_nobody_elses_token_away()
    {
        var token = ServerTokens.Make();
        await ImportAsync(token.Line());
        await database.RunAsync(["token", "assign", token.Serial, "lars"]);

        var same = await ImportAsync(token.Line());
        var his = await ImportAsync(token.Line("lars"));
        var hers = await ImportAsync(token.Line("sanne"));
        var otherKey = await ImportAsync((token with { Base32 = ServerTokens.Make().Base32 }).Line());
        var otherInterval = await ImportAsync((token with { StepSeconds = 30 }).Line());
        var otherModel = await ImportAsync(token.Line().Replace("Key 1", "Key 2", StringComparison.Ordinal));

        Assert.That((same.Out.Trim(), his.Out.Trim()), Is.EqualTo(("0 new, 1 known, 0 assigned.", "0 new, 1 known, 0 assigned.")));
        Assert.That((hers.ExitCode, hers.Error), Is.EqualTo((1, Lines($"line 2, upn: {token.Serial} is somebody else's; see token assign", "Nothing was imported."))));
        Assert.That(otherKey.Error, Does.StartWith($"line 2, secret key: {token.Serial} is known with another key"));
        Assert.That(otherInterval.Error, Does.StartWith($"line 2, time interval: {token.Serial} is known with another interval"));
        Assert.That(otherModel.Error, Does.StartWith($"line 2, model: {token.Serial} is known as another model"));
        Assert.That((await database.RunAsync(["token", "list", "--user", "lars"])).Out, Does.Contain(token.Serial));
    }

    [Test]
    public async Task Every_bad_line_is_named_and_of_the_good_ones_nothing_is_imported()
    {
        var (good, bad) = (ServerTokens.Make(), ServerTokens.Make());

        var run = await ImportAsync(good.Line(), (bad with { StepSeconds = 45 }).Line(), ServerTokens.Make().Line("nobody"), "x");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Out, Is.Empty);
        Assert.That(run.Error, Is.EqualTo(Lines(
            "line 3, time interval: must be 30 or 60",
            "line 4, upn: nobody signs in as nobody",
            "line 5: has 1 fields instead of 6",
            "Nothing was imported.")));
        Assert.That((await database.RunAsync(["token", "list"])).Out, Is.Empty);
    }

    [TestCase("token", "assign", "12345", "sanne")]
    [TestCase("token", "unassign", "12345")]
    [TestCase("token", "remove", "---")]
    public async Task Token_that_there_is_not_is_said_so(params string[] command)
    {
        var run = await database.RunAsync(command);

        Assert.That((run.ExitCode, run.Error.Trim()), Is.EqualTo((1, $"There is no token {command[2]}.")));
    }

    [Test]
    public async Task Nobody_is_given_none()
    {
        var token = ServerTokens.Make();
        await ImportAsync(token.Line());

        var run = await database.RunAsync(["token", "assign", token.Serial, "nobody"]);

        Assert.That((run.ExitCode, run.Error.Trim()), Is.EqualTo((1, "Nobody signs in as nobody.")));
    }

    private Task<CommandRun> ImportAsync(params string[] lines) =>
        database.RunAsync(["token", "import", "-"], string.Join("\r\n", lines.Prepend(TokenFile.Header)));

    private static string Lines(params string[] lines) => string.Concat(lines.Select(line => line + Environment.NewLine));

    private Task<IReadOnlyList<string>> EventsAsync() => database.ReadAsync<IReadOnlyList<string>>(async services =>
    {
        List<string> kinds = [];
        await foreach (var recorded in services.GetRequiredService<AuditReader>().ReadAsync(new AuditQuery(), CancellationToken.None))
        {
            kinds.Add(recorded.Event.Kind);
        }

        return [.. kinds.Where(kind => kind.StartsWith("token.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    });
}
