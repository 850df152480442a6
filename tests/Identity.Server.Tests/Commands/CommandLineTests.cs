using Identity.Server.Commands;

namespace Identity.Server.Tests.Commands;

public sealed class CommandLineTests
{
    [TestCase("migrate", true)]
    [TestCase("unknown", true)]
    [TestCase("--help", true)]
    [TestCase("--Identity:Issuer=https://id.example.org", false)]
    [TestCase("--urls", false)]
    [TestCase("Identity:Issuer=https://id.example.org", false)]
    public void What_is_no_command_is_a_setting_for_the_server(string first, bool isCommand) =>
        Assert.That(CommandLine.IsCommand([first, "x"]), Is.EqualTo(isCommand));

    [Test]
    public void Nothing_at_all_starts_the_server() => Assert.That(CommandLine.IsCommand([]), Is.False);

    [Test]
    public async Task A_command_that_does_not_exist_is_an_error()
    {
        using var database = new CommandDatabase();

        var run = await database.RunAsync(["polish", "import"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Not.Zero);
            Assert.That(run.Error, Does.Contain("polish"));
        }
    }

    [Test]
    public async Task Help_lists_the_commands()
    {
        using var database = new CommandDatabase();

        var run = await database.RunAsync(["--help"]);

        Assert.That(run.Out, Does.Contain("migrate").And.Contain("user").And.Contain("client").And.Contain("policy"));
    }
}
