using System.Text.Json;
using Identity.Domain.AppPasswords;
using Identity.Domain.SignIn.Attempts;
using Identity.OpenId.Clients;
using Identity.OpenId.Stores;
using Identity.Server.LegacyDoors;
using Identity.Storage.AppPasswords;
using Identity.Storage.Attempts;
using Identity.Storage.Auditing;
using Identity.Storage.People;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Commands;

/// <summary>What operators do about app passwords and the clients that take them.</summary>
public sealed class AppPasswordCommandTests
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
    public async Task They_are_listed_and_deleted_one_by_one_or_all()
    {
        var (phone, laptop) = (await AddAsync("Phone"), await AddAsync("Laptop"));

        var list = await database.RunAsync(["user", "app-passwords", "sanne"]);
        var one = await database.RunAsync(["user", "app-passwords", "sanne", "--delete", phone.ToString()]);
        var again = await database.RunAsync(["user", "app-passwords", "sanne", "--delete", phone.ToString()]);
        var all = await database.RunAsync(["user", "app-passwords", "sanne", "--delete-all"]);
        var empty = await database.RunAsync(["user", "app-passwords", "sanne"]);

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(list.Out, Does.Contain(phone.ToString()).And.Contain("Phone").And.Contain(laptop.ToString()).And.Contain("not used yet").And.Contain("no end"));
            Assert.That(one.Out.Trim(), Is.EqualTo("Phone does not work any more."));
            Assert.That((again.ExitCode, again.Error.Trim()), Is.EqualTo((1, $"The person has no app password {phone}.")));
            Assert.That(all.Out.Trim(), Is.EqualTo("Laptop does not work any more."));
            Assert.That(empty.Out, Is.Empty);
            Assert.That(await EventsAsync("app_password.removed"), Is.EqualTo(2));
        });
    }

    [Test]
    public async Task Nobody_has_none()
    {
        var run = await database.RunAsync(["user", "app-passwords", "nobody"]);

        Assert.That((run.ExitCode, run.Error.Trim()), Is.EqualTo((1, "Nobody signs in as nobody.")));
    }

    [Test]
    [Category("attack-6")]
    public async Task A_client_is_marked_as_legacy_and_the_mark_is_taken_away()
    {
        var id = await AddClientAsync("""{"client_name":"Shop","redirect_uris":["https://shop.example/callback"]}""");

        var marked = await database.RunAsync(["client", "legacy", id]);
        var isLegacy = (await FindAsync(id))!.IsLegacy();
        var unmarked = await database.RunAsync(["client", "legacy", id, "--off"]);

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(marked.Out.Trim(), Is.EqualTo("Shop may exchange app passwords for tokens."));
            Assert.That(isLegacy, Is.True);
            Assert.That(unmarked.Out.Trim(), Is.EqualTo("Shop may not exchange app passwords for tokens any more."));
            Assert.That((await FindAsync(id))!.GrantTypes, Is.EqualTo(["authorization_code"]));
            Assert.That(await EventsAsync("client.marked"), Is.EqualTo(2));
        });
    }

    [Test]
    [Category("attack-6")]
    public async Task A_client_without_a_secret_cannot_be_marked()
    {
        var id = await AddClientAsync("""{"client_name":"App","redirect_uris":["https://app.example/"],"token_endpoint_auth_method":"none"}""");

        var run = await database.RunAsync(["client", "legacy", id]);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("has no secret"));
        Assert.That((await FindAsync(id))!.IsLegacy(), Is.False);
    }

    [Test]
    public async Task A_client_that_there_is_not_is_said_so()
    {
        var run = await database.RunAsync(["client", "legacy", "nobody"]);

        Assert.That((run.ExitCode, run.Error.Trim()), Is.EqualTo((1, "There is no client nobody.")));
    }

    [Test]
    public async Task The_example_of_the_guide_registers_a_client_for_dovecot()
    {
        var run = await database.RunAsync(["client", "add", Identity.Testing.Repository.PathOf("deploy", "doors", "client.json")]);
        using var printed = JsonDocument.Parse(run.Out);

        var client = await FindAsync(printed.RootElement.GetProperty("client_id").GetString()!);

        Assert.That(client!.GrantTypes, Is.EqualTo(["password"]));
        Assert.That(client.TokenEndpointAuthMethod, Is.EqualTo("client_secret_post"));
    }

    [TestCase("""{"client_name":"M","grant_types":["password"],"token_endpoint_auth_method":"none"}""", "token_endpoint_auth_method")]
    [TestCase("""{"client_name":"M","grant_types":["password","refresh_token"]}""", "grant_types")]
    [TestCase("""{"client_name":"M","grant_types":["password"],"scope":"openid offline_access"}""", "scope")]
    [TestCase("""{"client_name":"M","grant_types":["authorization_code","password"]}""", "redirect_uris")]
    [Category("attack-6")]
    public async Task A_legacy_client_that_cannot_be_one_is_refused(string metadata, string field)
    {
        var run = await database.RunAsync(["client", "add", "-"], metadata);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain(field));
    }

    [Test]
    [Category("attack-10")]
    public async Task Unlocking_a_person_opens_the_doors_too()
    {
        var keys = DoorCounterKeys.OfPerson((await FindSanneAsync()).Id);
        foreach (var key in keys)
        {
            await database.ReadAsync(services => services.GetRequiredService<AttemptStore>()
                .UpdateAsync(key, state => (state with { Failures = 10, LockedUntil = DateTimeOffset.MaxValue }, true), CancellationToken.None));
        }

        await database.RunAsync(["user", "unlock", "sanne"]);

        foreach (var key in keys)
        {
            var left = await database.ReadAsync(services => services.GetRequiredService<AttemptStore>().FindAsync(key, CancellationToken.None));
            Assert.That(left, Is.EqualTo(AttemptState.None));
        }
    }

    [TestCase("offered", "", true)]
    [TestCase("offered", "\"contoso.example\"", false)]
    [TestCase("off", "", false)]
    [Category("attack-4")]
    public async Task Mailboxes_that_an_app_password_reads_reset_no_password(string use, string refused, bool isFound)
    {
        database.Settings["Identity:Doors:Mail:Secret"] = new string('s', 32);
        database.Settings["Identity:Doors:Mail:Imap"] = "192.0.2.1:143";
        database.Settings["Identity:Mail:Host"] = "smtp.contoso.example";
        database.Settings["Identity:Mail:From"] = "no-reply@contoso.example";
        var policy = $$$$"""
            {"schema":1,"methods":{"totp":{"on":true},"email":{"on":true}},"appPasswords":"{{{{use}}}}",
             "passwordReset":{"administrators":[],"email":{"refusedDomains":[{{{{refused}}}}]}}}
            """;

        var run = await database.RunAsync(["policy", "check", "-", "--offline"], policy);

        Assert.That(run.ExitCode, Is.EqualTo(isFound ? 1 : 0), run.Error);
        Assert.That(run.Error.Contains("passwordReset.email.refusedDomains", StringComparison.Ordinal), Is.EqualTo(isFound));
    }

    private async Task<string> AddClientAsync(string metadata)
    {
        using var printed = JsonDocument.Parse((await database.RunAsync(["client", "add", "-"], metadata)).Out);
        return printed.RootElement.GetProperty("client_id").GetString()!;
    }

    private Task<Client?> FindAsync(string id) =>
        database.ReadAsync(services => services.GetRequiredService<IClientStore>().FindAsync(id, CancellationToken.None));

    private Task<int> EventsAsync(string kind) => database.ReadAsync(async services =>
    {
        var count = 0;
        await foreach (var recorded in services.GetRequiredService<AuditReader>().ReadAsync(new AuditQuery(), CancellationToken.None))
        {
            count += recorded.Event.Kind == kind ? 1 : 0;
        }

        return count;
    });

    private Task<SignInCandidate> FindSanneAsync() => database.ReadAsync(FindSanneAsync);

    private static async Task<SignInCandidate> FindSanneAsync(IServiceProvider services) =>
        (await services.GetRequiredService<PersonStore>().FindForSignInAsync("SANNE", CancellationToken.None))!;

    private Task<Guid> AddAsync(string name) => database.ReadAsync(async services =>
    {
        var person = await FindSanneAsync(services);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var password = new AppPassword { Id = Guid.CreateVersion7(now), PersonId = person.Id, Epoch = person.Epoch, Name = name, CreatedAt = now };
        await services.GetRequiredService<AppPasswordStore>().TryAddAsync(password, $"digest of {name}", CancellationToken.None);
        return password.Id;
    });
}
