using Identity.Server.Passwords;
using Identity.Storage;
using Identity.Storage.Auditing;
using Identity.Storage.Facts;
using Identity.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Commands;

public sealed class UserAddCommandTests
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

    [Test]
    public async Task A_generated_password_is_shown_and_is_the_right_one()
    {
        var run = await database.RunAsync(["user", "add", "sanne@contoso.example", "--name", "Sanne de Vries", "--group", "staff", "--group", "pilot"]);
        var password = run.Out.Trim().Split(' ')[^1];

        var person = (await FindAsync("sanne@contoso.example"))!;
        var groups = await GroupsAsync(person.Id);
        var isRight = await database.ReadAsync(services => Task.FromResult(
            services.GetRequiredService<PasswordHashes>().Check(person.PasswordHash, password, []).IsRight));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(password, Does.Match("^([a-z2-9]{5}-){3}[a-z2-9]{5}$"));
            Assert.That(isRight, Is.True);
            Assert.That(person.DisplayName, Is.EqualTo("Sanne de Vries"));
            Assert.That(groups, Is.EquivalentTo(["pilot", "staff"]));
        }
    }

    [Test]
    public async Task A_password_from_the_standard_input_is_not_shown()
    {
        var run = await database.RunAsync(["user", "add", "lars", "--password-stdin"], "a long enough password\n");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(run.Out + run.Error, Does.Not.Contain("a long enough password"));
        }
    }

    [TestCase("short")]
    [TestCase("")]
    public async Task A_password_that_is_too_short_adds_nobody(string password)
    {
        var run = await database.RunAsync(["user", "add", "lars", "--password-stdin"], password);
        var person = await FindAsync("lars");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(run.Error, Does.Contain("at least 8 characters"));
            Assert.That(person, Is.Null);
        }
    }

    [Test]
    public async Task A_name_that_exists_is_refused()
    {
        await database.RunAsync(["user", "add", "lars"]);

        var run = await database.RunAsync(["user", "add", "LARS"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(run.Error, Does.Contain("already taken"));
        }
    }

    [Test]
    public async Task A_profile_is_told_in_claims()
    {
        var file = database.Write(
            """{ "name": "Lars Jansen", "email": "lars@contoso.example", "email_verified": true, "address": { "country": "NL" } }""");

        await database.RunAsync(["user", "add", "lars", "--profile", file]);
        var person = (await FindAsync("lars"))!;
        var claims = await database.ReadAsync(services => services.GetRequiredService<OpenId.Claims.IClaimsSource>().FindAsync(person.Id.ToString(), default));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)claims!["name"], Is.EqualTo("Lars Jansen"));
            Assert.That((string?)claims["email"], Is.EqualTo("lars@contoso.example"));
            Assert.That((bool?)claims["email_verified"], Is.True);
            Assert.That((string?)claims["address"]!["country"], Is.EqualTo("NL"));
        }
    }

    [Test]
    public async Task A_profile_with_a_mistake_adds_nobody_and_names_the_line()
    {
        var file = database.Write("{\n  \"name\": \"Lars Jansen\",\n  \"email_verified\": \"yes\"\n}");

        var run = await database.RunAsync(["user", "add", "lars", "--profile", file]);
        var person = await FindAsync("lars");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(run.Error.Trim(), Is.EqualTo("line 3, email_verified: must be true or false"));
            Assert.That(person, Is.Null);
        }
    }

    [Test]
    public async Task A_file_that_does_not_exist_is_named()
    {
        var run = await database.RunAsync(["user", "add", "lars", "--profile", "nowhere.json"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(run.Error, Does.Contain("nowhere.json"));
        }
    }

    [Test]
    [Category("rule-8")]
    public async Task Adding_somebody_is_an_audit_event()
    {
        await database.RunAsync(["user", "add", "lars"]);
        var person = (await FindAsync("lars"))!;
        var happened = await database.ReadAsync(services => services.GetRequiredService<AuditReader>().FindNewestAsync(person.Id, 10, [], default));

        Assert.That(happened.Select(one => one.Event.Kind), Is.EqualTo(["person.added"]));
    }

    private Task<Person?> FindAsync(string userName) => database.ReadAsync(services =>
        services.GetRequiredService<IdentityDatabase>().Users.SingleOrDefaultAsync(person => person.UserName == userName));

    private Task<IReadOnlySet<string>> GroupsAsync(Guid id) => database.ReadAsync(async services =>
        (await services.GetRequiredService<FactsReader>().ReadAsync(new FactsQuery { PersonId = id }, TimeProvider.System.GetUtcNow(), default)).Person!.Facts.Groups);
}
