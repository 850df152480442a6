using Identity.Server.Commands.Moving;
using Identity.Server.Tests.Passwords;
using Identity.Storage.Auditing;
using Identity.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Commands;

public sealed class UserImportCommandTests
{
    private const string Bcrypt = "$2b$06$abcdefghijklmnopqrstuuDUNQ.E1E.s7RaXYWNFMpMhZk0M7pd2u";

    private const string Sanne =
        $$"""
        {"userName":"sanne","displayName":"Sanne de Vries","email":"sanne@contoso.example","emailVerified":true,"phoneNumber":"+31201234567","groups":["staff","pilot"],"profile":{"locale":"nl"},"createdAt":"2020-02-29T12:00:00.000Z","passwordHash":"{{Bcrypt}}","methods":[{"type":"totp","secret":"JBSWY3DPEHPK3PXP","label":"Phone","registeredAt":"2021-01-01T00:00:00Z","default":true}]}
        """;

    private CommandDatabase database = null!;

    [SetUp]
    public async Task MakeDatabase()
    {
        database = new CommandDatabase();
        await database.RunAsync(["migrate"]);
    }

    [TearDown]
    public void RemoveDatabase() => database.Dispose();

    [Test]
    public async Task Everything_that_a_line_says_is_kept()
    {
        var run = await ImportAsync(Sanne);
        var sanne = (await FindAsync("SANNE"))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(run.Out, Does.StartWith("Added 1, changed 0, unchanged 0, refused 0."));
            Assert.That(run.Out, Does.Contain("each sign-in also evaluates a hash of: $2b$06"));
            Assert.That(sanne.Account.DisplayName, Is.EqualTo("Sanne de Vries"));
            Assert.That((sanne.Account.Email, sanne.Account.EmailConfirmed), Is.EqualTo(("sanne@contoso.example", true)));
            Assert.That((sanne.Account.PhoneNumber, sanne.Account.PhoneNumberConfirmed), Is.EqualTo(("+31201234567", false)));
            Assert.That(sanne.Account.CreatedAt, Is.EqualTo(new DateTimeOffset(2020, 2, 29, 12, 0, 0, TimeSpan.Zero)));
            Assert.That(sanne.Account.Profile, Is.EqualTo("""{"locale":"nl"}"""));
            Assert.That((sanne.Account.PasswordHash, sanne.Account.PasswordScheme), Is.EqualTo((Bcrypt, "$2b$06")));
            Assert.That(sanne.Groups, Is.EqualTo(["pilot", "staff"]));
            Assert.That(await KeysAsync("SANNE"), Is.EqualTo(["JBSWY3DPEHPK3PXP Phone True"]));
        }
    }

    [Test]
    public async Task Importing_the_same_file_again_changes_nothing_and_says_so()
    {
        var file = $"{Sanne}\n\n{Line("lars", """ "password":"a long enough password" """)}";
        await ImportAsync(file);
        var before = await database.RunAsync(["user", "export", "--with-hashes", "--with-secrets"]);
        var events = await EventsAsync();

        var run = await ImportAsync(file);
        var after = await database.RunAsync(["user", "export", "--with-hashes", "--with-secrets"]);
        var eventsAfter = await EventsAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(run.Out, Does.StartWith("Added 0, changed 0, unchanged 2, refused 0."));
            Assert.That(after.Out, Is.EqualTo(before.Out));
            Assert.That(eventsAfter.Except(["people.exported"]), Is.EqualTo(events.Except(["people.exported"])));
        }
    }

    [Test]
    public async Task A_changed_line_changes_profile_and_groups()
    {
        await ImportAsync(Sanne);

        var run = await ImportAsync("""{"userName":"Sanne","displayName":"Sanne Bakker","groups":["staff"],"profile":{"locale":"en"}}""");
        var sanne = (await FindAsync("SANNE"))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Out, Does.Contain("line 1: changed displayName, profile, groups"));
            Assert.That((sanne.Account.UserName, sanne.Account.DisplayName), Is.EqualTo(("sanne", "Sanne Bakker")));
            Assert.That(sanne.Account.Email, Is.EqualTo("sanne@contoso.example"), "what a line does not name is left");
            Assert.That(sanne.Groups, Is.EqualTo(["staff"]));
        }
    }

    [Test]
    [Category("attack-1")]
    public async Task Until_the_first_sign_in_password_and_methods_follow_the_file()
    {
        await ImportAsync(Sanne);

        var run = await ImportAsync(Line("sanne", $$""" "passwordHash":"{{MovedHashes.Foreign[^1]}}","methods":[{"type":"totp","secret":"GEZDGNBVGY3TQOJQ","label":"New"}] """));
        var sanne = (await FindAsync("SANNE"))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Out, Does.Contain("line 1: changed passwordHash, methods"));
            Assert.That((sanne.Account.PasswordHash, sanne.Account.PasswordScheme), Is.EqualTo((MovedHashes.Foreign[^1], "$2b$04")));
            Assert.That(sanne.Account.Epoch, Is.EqualTo(1), "nothing that began before goes on");
            Assert.That(await KeysAsync("SANNE"), Is.EqualTo(["GEZDGNBVGY3TQOJQ New True"]));
        }
    }

    [Test]
    public async Task After_the_first_sign_in_password_and_methods_are_the_persons()
    {
        await ImportAsync(Sanne);
        await database.ReadAsync(async services => await services.GetRequiredService<PersonStore>()
            .TryUpgradeHashAsync((await FindAsync("SANNE"))!.Account.Id, Bcrypt, MovedHashes.Own, CancellationToken.None));

        var run = await ImportAsync(Line("sanne", $$""" "displayName":"S","passwordHash":"{{MovedHashes.Foreign[^1]}}","methods":[{"type":"totp","secret":"GEZDGNBVGY3TQOJQ"}] """));
        var sanne = (await FindAsync("SANNE"))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero);
            Assert.That(run.Out, Does.Contain("line 1, passwordHash: kept as it is here").And.Contain("line 1, methods: kept as it is here"));
            Assert.That((sanne.Account.DisplayName, sanne.Account.PasswordHash, sanne.Account.Epoch), Is.EqualTo(("S", MovedHashes.Own, 0L)));
            Assert.That(await KeysAsync("SANNE"), Is.EqualTo(["JBSWY3DPEHPK3PXP Phone True"]));
        }
    }

    [Test]
    public async Task A_password_in_clear_never_replaces_another()
    {
        await ImportAsync(Line("lars", """ "password":"a long enough password" """));

        var run = await ImportAsync(Line("lars", """ "password":"another long password" """));

        Assert.That(run.Out, Does.Contain("line 1, password: kept as it is here"));
    }

    [Test]
    [Category("attack-1")]
    public async Task An_import_switches_accounts_off_and_never_on()
    {
        await ImportAsync(Line("lars", """ "disabled":false """));
        await ImportAsync(Line("lars", """ "disabled":true """));
        var off = (await FindAsync("LARS"))!.Account;

        var run = await ImportAsync(Line("lars", """ "disabled":false """));
        var still = (await FindAsync("LARS"))!.Account;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((off.IsDisabled, off.Epoch), Is.EqualTo((true, 1L)));
            Assert.That(still.IsDisabled, Is.True);
            Assert.That(run.Out, Does.Contain("line 1, disabled: kept as it is here"));
        }
    }

    [Test]
    public async Task A_dry_run_reports_the_same_and_keeps_nothing()
    {
        await ImportAsync(Sanne);
        var before = await database.RunAsync(["user", "export", "--with-hashes", "--with-secrets"]);
        var lines = new[] { Line("sanne", """ "displayName":"S" """), Line("lars", """ "password":"a long enough password" """), Line("mila", """ "password":"short" """) };

        var run = await database.RunAsync(["user", "import", "-", "--dry-run"], string.Join('\n', lines));
        var after = await database.RunAsync(["user", "export", "--with-hashes", "--with-secrets"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(run.Out, Does.Contain("Dry run, nothing was kept. Added 1, changed 1, unchanged 0, refused 1."));
            Assert.That(run.Error, Does.Contain("line 3, password: Passwords must be at least 8 characters."));
            Assert.That(after.Out, Is.EqualTo(before.Out));
        }
    }

    [TestCase("{", "line 2: is not JSON")]
    [TestCase("{}", "line 2, userName: is missing")]
    [TestCase("""{"userName":"x","nickname":"y"}""", "line 2, nickname: is not known here")]
    [TestCase("""{"userName":"x","email":"nowhere"}""", "line 2, email: is not an email address")]
    [TestCase("""{"userName":"x","phoneNumber":"020"}""", "line 2, phoneNumber: must be like +31201234567")]
    [TestCase("""{"userName":"x","profile":{"email":"a@b"}}""", "line 2, profile.email: belongs beside profile")]
    [TestCase("""{"userName":"x","profile":{"birthdate":"yesterday"}}""", "line 2, profile.birthdate: must be YYYY-MM-DD")]
    [TestCase("""{"userName":"x","createdAt":"long ago"}""", "line 2, createdAt: must be a time")]
    [TestCase("""{"userName":"x","password":"short"}""", "line 2, password: Passwords must be at least 8 characters.")]
    [TestCase("""{"userName":"x","password":"long enough","passwordHash":"$2b$06$abcdefghijklmnopqrstuuDUNQ.E1E.s7RaXYWNFMpMhZk0M7pd2u"}""", "line 2, passwordHash: cannot stand beside password")]
    [TestCase("""{"userName":"x","passwordHash":"$2b$15$abcdefghijklmnopqrstuuDUNQ.E1E.s7RaXYWNFMpMhZk0M7pd2u"}""", "line 2, passwordHash: must have a cost of 4 to 14")]
    [TestCase("""{"userName":"x","methods":[{"type":"totp","secret":"0189"}]}""", "line 2, methods[0].secret: must be a key")]
    [TestCase("""{"userName":"x","methods":[{"type":"email"}]}""", "line 2, methods[0].type: must be totp or phone")]
    [TestCase("""{"userName":"x\u0000"}""", "line 2: contains the character U+0000")]
    [TestCase("""{"userName":"FIRST"}""", "line 2, userName: stands on line 1 as well")]
    public async Task A_bad_line_is_named_and_does_not_stop_good_ones(string line, string problem)
    {
        var run = await ImportAsync($"{Line("first", """ "groups":[] """)}\n{line}\n{Line("last", """ "groups":[] """)}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(run.Error, Does.Contain(problem));
            Assert.That(run.Out, Does.StartWith("Added 2, changed 0, unchanged 0, refused 1."));
            Assert.That(await FindAsync("LAST"), Is.Not.Null);
        }
    }

    [Test]
    [Category("attack-11")]
    public async Task A_fifth_scheme_at_a_time_is_refused()
    {
        var schemes = MovedHashes.Foreign.Where(hash => hash.StartsWith("$2", StringComparison.Ordinal) || hash.StartsWith("$argon2id", StringComparison.Ordinal)).ToList();
        Assert.That(schemes, Has.Count.GreaterThan(4));
        await ImportAsync(string.Join('\n', schemes.Take(4).Index().Select(hash => Line($"person{hash.Index}", $$""" "passwordHash":"{{hash.Item}}" """))));

        var run = await ImportAsync(
            $"{Line("fifth", $$""" "passwordHash":"{{schemes[4]}}" """)}\n{Line("sixth", $$""" "passwordHash":"{{schemes[0]}}" """)}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Error, Does.Contain("line 1, passwordHash: is of a further scheme"));
            Assert.That(run.Out, Does.StartWith("Added 1, changed 0, unchanged 0, refused 1."));
        }
    }

    [Test]
    public async Task An_export_makes_the_same_people_elsewhere()
    {
        await ImportAsync($"{Sanne}\n{Line("lars", """ "password":"a long enough password","disabled":true """)}");
        var export = await database.RunAsync(["user", "export", "--with-hashes", "--with-secrets"]);
        using var elsewhere = new CommandDatabase();
        await elsewhere.RunAsync(["migrate"]);

        var run = await elsewhere.RunAsync(["user", "import", "-"], export.Out);
        var again = await elsewhere.RunAsync(["user", "export", "--with-hashes", "--with-secrets"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(export.Out, Does.Contain(Bcrypt).And.Contain("JBSWY3DPEHPK3PXP"));
            Assert.That(again.Out, Is.EqualTo(export.Out));
        }
    }

    [Test]
    [Category("attack-9")]
    public async Task An_export_has_no_hashes_and_keys_unless_they_are_asked_for()
    {
        await ImportAsync(Sanne);

        var export = await database.RunAsync(["user", "export"]);
        var events = await EventsAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(export.Out, Does.Contain("sanne@contoso.example"));
            Assert.That(export.Out, Does.Not.Contain("$2b$").And.Not.Contain("JBSWY3DPEHPK3PXP").And.Not.Contain("methods"));
            Assert.That(events, Does.Contain("people.exported"));
        }
    }

    [Test]
    public async Task Phones_are_brought_in_placed_and_taken_out_again()
    {
        const string phones =
            """
            "methods":[{"type":"phone","number":"+31612345678"},{"type":"totp","secret":"JBSWY3DPEHPK3PXP","default":true},{"type":"phone","number":"+31 6 23456789","preferred":"call","label":"Other"},{"type":"phone","number":"+31201234567","extension":"12"}]
            """;
        var run = await ImportAsync(Line("sanne", phones));
        var sanne = (await FindAsync("SANNE"))!;

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(sanne.Methods.Select(method => $"{method.Phone}"), Is.EquivalentTo(["Mobile", "", "AlternateMobile", "Office"]));
        Assert.That(await KeysAsync("SANNE"), Is.EquivalentTo(
        [
            "+31612345678::Text +31 ••••••• 78 False", "JBSWY3DPEHPK3PXP Authenticator app True", "+31623456789::Call Other False", "+31201234567:12:Call +31 ••••••• 67 False",
        ]));
        var export = await database.RunAsync(["user", "export", "--with-secrets"]);
        Assert.That(export.Out, Does.Contain("\"number\":\"+31201234567\",\"extension\":\"12\",\"preferred\":\"call\""));
        Assert.That((await ImportAsync(export.Out)).Out, Does.StartWith("Added 0, changed 0, unchanged 1"), "what was taken out can be brought in again");
    }

    [TestCase("{\"type\":\"phone\"}", "methods[0].number: must be a number")]
    [TestCase("{\"type\":\"phone\",\"number\":\"0612345678\"}", "methods[0].number: must be a number")]
    [TestCase("{\"type\":\"phone\",\"number\":\"+319001234\"}", "methods[0].number: must be a number")]
    [TestCase("{\"type\":\"phone\",\"number\":\"+31612345678\",\"preferred\":\"fax\"}", "methods[0].preferred: must be text or call")]
    [TestCase("{\"type\":\"phone\",\"number\":\"+31201234567\",\"preferred\":\"text\"}", "methods[0].preferred: cannot be text")]
    [TestCase("{\"type\":\"phone\",\"number\":\"+31201234567\"},{\"type\":\"phone\",\"number\":\"+31202345678\"}", "methods: has more phones")]
    public async Task Phone_that_cannot_be_brought_in_is_refused_with_its_reason(string methods, string reason)
    {
        var run = await ImportAsync(Line("sanne", $"\"methods\":[{methods}]"));

        Assert.That(run.Error + run.Out, Does.Contain($"line 1, {reason}"));
        Assert.That(await FindAsync("SANNE"), Is.Null);
    }

    [Test]
    [Category("rule-8")]
    public async Task Every_person_that_an_import_adds_or_changes_is_an_audit_event()
    {
        await ImportAsync(Sanne);
        await ImportAsync(Line("sanne", """ "displayName":"S" """));

        Assert.That(await EventsAsync(), Is.EqualTo(["person.added", "person.changed"]));
    }

    private static string Line(string userName, string members) => $$"""{"userName":"{{userName}}",{{members}}}""";

    private Task<CommandRun> ImportAsync(string lines) => database.RunAsync(["user", "import", "-"], lines);

    private Task<ArchivedPerson?> FindAsync(string normalizedName) =>
        database.ReadAsync(services => services.GetRequiredService<PersonArchive>().FindAsync(normalizedName, CancellationToken.None));

    private async Task<IEnumerable<string>> KeysAsync(string normalizedName)
    {
        var person = (await FindAsync(normalizedName))!;
        return await database.ReadAsync(services => Task.FromResult<IEnumerable<string>>(
            [.. services.GetRequiredService<MovedMethods>().Opened(person).Select(method => $"{method.Key.Split(':', 2)[1].TrimEnd('=')} {method.Label} {method.IsDefault}")]));
    }

    private Task<List<string>> EventsAsync() => database.ReadAsync(services =>
        services.GetRequiredService<AuditReader>().ReadAsync(new AuditQuery(), default).Select(one => one.Event.Kind).ToListAsync().AsTask());
}
