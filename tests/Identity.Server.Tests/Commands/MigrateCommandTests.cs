namespace Identity.Server.Tests.Commands;

public sealed class MigrateCommandTests
{
    private CommandDatabase database = null!;

    [SetUp]
    public void MakeDatabase() => database = new CommandDatabase();

    [TearDown]
    public void RemoveDatabase() => database.Dispose();

    [Test]
    public async Task An_empty_database_is_brought_up_to_date_once()
    {
        var first = await database.RunAsync(["migrate"]);
        var second = await database.RunAsync(["migrate"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.ExitCode, Is.Zero, first.Error);
            Assert.That(first.Out, Does.Contain("Applied ").And.Contain("The database is up to date."));
            Assert.That(second.Out.Trim(), Is.EqualTo("The database is up to date."));
        }
    }

    [Test]
    public async Task Other_commands_name_it_when_the_database_is_not_up_to_date()
    {
        var run = await database.RunAsync(["user", "add", "sanne"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(run.Error, Does.Contain("migrate"));
        }
    }

    [Test]
    public async Task A_missing_setting_is_named_without_a_stack_trace()
    {
        database.Settings["Identity:Issuer"] = "";

        var run = await database.RunAsync(["migrate"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(run.Error, Does.StartWith("Identity:Issuer: ").And.Not.Contain("   at "));
        }
    }
}
