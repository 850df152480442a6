using Identity.Domain.Policies;

namespace Identity.Server.Tests.Commands;

public sealed class PolicyCommandTests
{
    private const string Good =
        """
        {
          "schema": 1,
          "methods": { "totp": { "on": true, "include": ["*"], "exclude": [] } },
          "registration": [
            { "id": "staff", "include": ["staff"], "exclude": [], "purpose": "twoStep", "require": ["totp"], "allowOther": true, "defer": null }
          ],
          "order": ["totp"],
          "firstRegistration": { "allow": ["password"] },
          "reconfirmDays": 180,
          "appPasswords": "off",
          "signIn": [{ "clients": ["*"], "acr": null }]
        }
        """;

    private CommandDatabase database = null!;

    [SetUp]
    public void MakeDatabase() => database = new CommandDatabase();

    [TearDown]
    public void RemoveDatabase() => database.Dispose();

    [Test]
    public async Task Checking_needs_no_database_if_nobody_is_counted()
    {
        var run = await database.RunAsync(["policy", "check", "-", "--offline"], Good);

        Assert.That(run, Is.EqualTo(new CommandRun(0, $"The policy is good.{Environment.NewLine}", "")));
    }

    [Test]
    public async Task Each_mistake_is_named_with_its_line()
    {
        var run = await database.RunAsync(["policy", "check", "-", "--offline"], Good.Replace("\"reconfirmDays\": 180", "\"reconfirmDays\": 7000", StringComparison.Ordinal));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(run.Error, Does.StartWith("line 9, reconfirmDays: "));
        }
    }

    [Test]
    public async Task People_who_cannot_do_what_is_asked_of_them_are_counted()
    {
        await database.RunAsync(["migrate"]);
        foreach (var name in new[] { "anna", "bert" })
        {
            await database.RunAsync(["user", "add", $"{name}@contoso.example", "--group", "staff", "--group", "contractors"], "correct horse battery");
        }

        var good = await database.RunAsync(["policy", "check", "-"], Good);
        var bad = await database.RunAsync(["policy", "check", "-"], Good.Replace("[\"*\"], \"exclude\": []", "[\"*\"], \"exclude\": [\"contractors\"]", StringComparison.Ordinal));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(good.Out, Does.StartWith("The policy is good for all 2 people."));
            Assert.That(bad.ExitCode, Is.EqualTo(1));
            Assert.That(bad.Error, Does.Contain("registration[0].require: 2 people cannot register what it requires"));
        }
    }

    [TestCase("check")]
    [TestCase("import")]
    public async Task What_the_settings_do_not_let_this_server_do_is_refused(string command)
    {
        await database.RunAsync(["migrate"]);

        var wanting = Good.Replace("\"totp\": {", "\"totp\": { \"requireAttestation\": true,", StringComparison.Ordinal);
        var run = await database.RunAsync(["policy", command, "-"], wanting.Replace("\"totp\"", "\"securityKey\"", StringComparison.Ordinal));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(run.Error, Does.Contain("line 3, methods.securityKey.requireAttestation: needs Identity:SecurityKeys:AttestationRoots"));
        }
    }

    [Test]
    public async Task What_is_imported_is_exported_and_can_be_imported_again()
    {
        await database.RunAsync(["migrate"]);

        var imported = await database.RunAsync(["policy", "import", database.Write(Good)]);
        var exported = await database.RunAsync(["policy", "export"]);
        var again = await database.RunAsync(["policy", "import", "-"], exported.Out);
        var changed = await database.RunAsync(["policy", "import", "-"], exported.Out.Replace("180", "90", StringComparison.Ordinal));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(imported.Out.Trim(), Is.EqualTo("Version 1 is in force."), imported.Error);
            Assert.That(exported.Out.Trim(), Is.EqualTo(PolicyWriter.Write(((PolicyReading.Valid)PolicyReader.Read(Good)).Document)));
            Assert.That(again.Out.Trim(), Is.EqualTo("Version 1 says the same already."));
            Assert.That(changed.Out.Trim(), Is.EqualTo("Version 2 is in force."));
        }
    }

    [Test]
    public async Task Without_a_policy_the_default_is_exported()
    {
        await database.RunAsync(["migrate"]);

        var run = await database.RunAsync(["policy", "export"]);

        Assert.That(run.Out.Trim(), Is.EqualTo(PolicyWriter.Write(PolicyDocument.Default)));
    }
}
