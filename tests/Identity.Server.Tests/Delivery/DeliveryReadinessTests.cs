using Identity.Server.Hosting;
using Identity.Server.Tests.Commands;
using Identity.Testing;

namespace Identity.Server.Tests.Delivery;

/// <summary>Nobody is asked to wait for a message that cannot be sent.</summary>
public sealed class DeliveryReadinessTests
{
    private const string Texts = """{"schema":1,"methods":{"totp":{"on":true},"phone":{"on":true,"call":false,"countries":["NL"]}},"registration":[]}""";
    private const string Calls = """{"schema":1,"methods":{"totp":{"on":true},"phone":{"on":true,"text":false,"countries":["NL"]}},"registration":[]}""";
    private const string Mails = """{"schema":1,"methods":{"totp":{"on":true},"email":{"on":true}},"registration":[]}""";
    private const string Off = """{"schema":1,"methods":{"totp":{"on":true},"phone":{"on":false,"countries":["NL"]},"email":{"on":false}},"registration":[]}""";

    [TestCase(Texts, "Identity:Text", "methods.phone.text")]
    [TestCase(Calls, "Identity:Voice", "methods.phone.call")]
    [TestCase(Mails, "Identity:Mail", "methods.email.on")]
    public async Task Server_does_not_start_under_a_policy_that_it_cannot_send_for(string policy, string setting, string field)
    {
        await using var prepared = await RunningServer.StartAsync(new RunningServerOptions { Policy = policy });

        var refused = await Assert.ThrowsAsync<SettingException>(() => prepared.StartAnotherAsync(new RunningServerOptions { Environment = "Production" }));

        Assert.That(refused!.Message, Does.StartWith($"{setting}:").And.Contain(field));
    }

    [TestCase(Texts)]
    [TestCase(Calls)]
    [TestCase(Mails)]
    public async Task Server_with_the_sender_starts(string policy)
    {
        await using var prepared = await RunningServer.StartAsync(new RunningServerOptions { Policy = policy });
        var settings = VoiceGateway.SettingsFor(port: 443).Concat(MailReceiver.SettingsFor(port: 587)).ToDictionary();

        await using var server = await prepared.StartAnotherAsync(new RunningServerOptions { Environment = "Production", Settings = settings });

        Assert.That(server.Issuer, Is.Not.Empty);
    }

    [TestCase(Off)]
    [TestCase(null, Description = "the default")]
    public async Task Server_without_senders_starts_where_none_is_needed(string? policy)
    {
        await using var prepared = await RunningServer.StartAsync(new RunningServerOptions { Policy = policy });

        await using var server = await prepared.StartAnotherAsync(new RunningServerOptions { Environment = "Production" });

        Assert.That(server.Issuer, Is.Not.Empty);
    }

    [TestCase("check")]
    [TestCase("import")]
    public async Task Command_says_what_is_missing_and_where(string command)
    {
        using var database = new CommandDatabase();
        await database.RunAsync(["migrate"]);

        var run = await database.RunAsync(["policy", command, "-"], Texts.Replace("\"phone\"", "\n\"phone\"", StringComparison.Ordinal));

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("line 2, methods.phone.text: needs Identity:Text, which is not set"));
    }

    [Test]
    public async Task Command_has_nothing_to_say_about_a_sender_that_is_set()
    {
        using var database = new CommandDatabase();
        foreach (var (name, value) in VoiceGateway.SettingsFor(port: 443))
        {
            database.Settings[name] = value;
        }

        var run = await database.RunAsync(["policy", "check", "-"], Texts);

        Assert.That(run.Error, Does.Not.Contain("Identity:Text"));
    }

    [Test]
    public async Task Policy_that_the_server_does_not_start_under_can_be_replaced()
    {
        await using var prepared = await RunningServer.StartAsync(new RunningServerOptions { Policy = Texts });
        using var database = new CommandDatabase();
        database.Settings["Identity:Database:ConnectionString"] = prepared.Database.ConnectionString;
        database.Settings["Identity:MasterKey"] = prepared.MasterKey;

        var run = await database.RunAsync(["policy", "import", "-"], Off);

        Assert.That(run.Out.Trim(), Is.EqualTo("Version 2 is in force."), run.Error);
        await using var server = await prepared.StartAnotherAsync(new RunningServerOptions { Environment = "Production" });
        Assert.That(server.Issuer, Is.Not.Empty);
    }
}
