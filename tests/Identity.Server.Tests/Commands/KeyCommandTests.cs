namespace Identity.Server.Tests.Commands;

/// <summary>What operators do with signing keys.</summary>
[Category("protocol-43")]
public sealed class KeyCommandTests
{
    private CommandDatabase database = null!;

    [SetUp]
    public async Task MakeDatabase()
    {
        database = new CommandDatabase();
        await database.RunAsync(["migrate"]);
    }

    [TearDown]
    public void RemoveDatabase() => database.Dispose();

    [TestCase("", 6)]
    [TestCase("--now", 6)]
    [TestCase("--forget", 3)]
    public async Task New_ones_are_made_beside_or_in_the_place_of_those_of_before(string option, int keys)
    {
        var before = Lines(await database.RunAsync(["keys", "list"]));

        var rotated = await database.RunAsync(["keys", "rotate", .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        var after = Lines(await database.RunAsync(["keys", "list"]));

        Assert.That(rotated.ExitCode, Is.Zero, rotated.Error);
        Assert.That(before, Has.Length.EqualTo(3));
        Assert.That(after, Has.Length.EqualTo(keys));
        Assert.That(after.Intersect(before).Count(), Is.EqualTo(keys - 3));
        Assert.That(string.Join('\n', after), Does.Contain("\tRS256\t").And.Contain("\tPS256\t").And.Contain("\tES256\t"));
    }

    private static string[] Lines(CommandRun run) => run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
