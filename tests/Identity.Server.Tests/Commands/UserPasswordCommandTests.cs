using Identity.Domain.SignIn.Attempts;
using Identity.Server.Authenticators;
using Identity.Server.Devices;
using Identity.Server.Passwords;
using Identity.Storage;
using Identity.Storage.Attempts;
using Identity.Storage.Facts;
using Identity.Storage.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Commands;

public sealed class UserPasswordCommandTests
{
    private CommandDatabase database = null!;

    [SetUp]
    public async Task MakeDatabase()
    {
        database = new CommandDatabase();
        await database.RunAsync(["migrate"]);
        await database.RunAsync(["user", "add", "lars", "--email", "lars@contoso.example", "--password-stdin"], "a long enough password\n");
    }

    [TearDown]
    public void RemoveDatabase() => database.Dispose();

    [Test]
    [Category("rule-8")]
    public async Task A_person_is_made_to_choose_a_new_password()
    {
        var run = await database.RunAsync(["user", "require-password-change", "Lars"]);

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((0, $"Lars has to choose a new password at the next sign-in.{Environment.NewLine}")));
        Assert.That(await MustChangeAsync(), Is.True);
        Assert.That(await IsPasswordAsync("a long enough password"), Is.True);
        Assert.That(await AuditedAsync("password.change_required"), Is.EqualTo(1));
    }

    [Test]
    [Category("attack-1")]
    [Category("rule-8")]
    public async Task A_password_to_be_handed_on_is_shown_once_and_has_to_be_changed()
    {
        var before = await LarsAsync();
        var run = await database.RunAsync(["user", "set-password", "lars"]);
        var password = run.Out.Trim().Split(' ')[^1];

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(password, Does.Match("^([a-z2-9]{5}-){3}[a-z2-9]{5}$"));
        Assert.That(await IsPasswordAsync(password), Is.True);
        Assert.That(await MustChangeAsync(), Is.True);
        Assert.That((await LarsAsync()).Epoch, Is.EqualTo(before.Epoch + 1));
        Assert.That(await AuditedAsync("password.changed"), Is.EqualTo(1));
    }

    [TestCase("short", "at least 8 characters")]
    [TestCase("Contoso 1!", "word of your organisation")]
    [TestCase("lars-2024", "your own name")]
    [TestCase("a long enough password", "the password that you have now")]
    public async Task A_password_from_the_standard_input_follows_the_rules(string password, string message)
    {
        await database.RunAsync(["policy", "import", "-"], """{"schema":1,"passwords":{"words":["contoso"]}}""");
        var run = await database.RunAsync(["user", "set-password", "lars", "--password-stdin"], password);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain(message));
        Assert.That(await MustChangeAsync(), Is.False);
        Assert.That((await database.RunAsync(["user", "set-password", "lars", "--password-stdin"], "another horse entirely")).ExitCode, Is.Zero);
    }

    [Test]
    [Category("rule-8")]
    public async Task Wrong_passwords_and_codes_are_forgotten()
    {
        var lars = await LarsAsync();
        await database.ReadAsync(async services =>
        {
            var (attempts, now) = (services.GetRequiredService<AttemptStore>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
            foreach (var key in Keys(services, lars.Id))
            {
                await attempts.UpdateAsync(key, state => (state with { Failures = 10, WindowStartedAt = now, LockedUntil = now.AddHours(1) }, true), CancellationToken.None);
            }

            await services.GetRequiredService<CodeAttempts>().ChargeAsync(lars.Id, CancellationToken.None);
            await services.GetRequiredService<DeviceCodeBrake>().ChargeAsync(lars.Id, "wrong", now, CancellationToken.None);
            return true;
        });

        var run = await database.RunAsync(["user", "unlock", "lars@contoso.example"]);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        var states = await database.ReadAsync(async services =>
        {
            var attempts = services.GetRequiredService<AttemptStore>();
            var found = new List<AttemptState>();
            foreach (var key in Keys(services, lars.Id).Concat([$"code:{lars.Id}", $"device-code:person:{lars.Id}"]))
            {
                found.Add(await attempts.UpdateAsync(key, state => (state, state), CancellationToken.None));
            }

            return found;
        });
        Assert.That(states, Is.All.EqualTo(AttemptState.None));
        Assert.That(await AuditedAsync("account.unlocked"), Is.EqualTo(1));
    }

    [TestCase("require-password-change")]
    [TestCase("set-password")]
    [TestCase("unlock")]
    public async Task Nobody_is_named_as_such(string command)
    {
        var run = await database.RunAsync(["user", command, "nobody"]);

        Assert.That((run.ExitCode, run.Error.Trim()), Is.EqualTo((1, "Nobody signs in as nobody.")));
    }

    private static string[] Keys(IServiceProvider services, Guid id)
    {
        var (locks, normalizer) = (services.GetRequiredService<PasswordLocks>(), services.GetRequiredService<ILookupNormalizer>());
        var (byName, byMail) = (locks.For(normalizer.NormalizeName("lars"), id), locks.For(normalizer.NormalizeName("lars@contoso.example"), id));
        return [byName.Name, byMail.Name, byName.Person];
    }

    private Task<Person> LarsAsync() =>
        database.ReadAsync(services => services.GetRequiredService<IdentityDatabase>().Users.AsNoTracking().SingleAsync(person => person.UserName == "lars"));

    private async Task<bool> MustChangeAsync()
    {
        var id = (await LarsAsync()).Id;
        var facts = await database.ReadAsync(services => services.GetRequiredService<FactsReader>().ReadAsync(
            new FactsQuery { PersonId = id }, services.GetRequiredService<TimeProvider>().GetUtcNow(), CancellationToken.None));
        return facts.Person!.Facts.MustChangePassword;
    }

    private async Task<bool> IsPasswordAsync(string password)
    {
        var hash = (await LarsAsync()).PasswordHash;
        return await database.ReadAsync(services => Task.FromResult(services.GetRequiredService<PasswordHashes>().Check(hash, password, []).IsRight));
    }

    private Task<int> AuditedAsync(string kind) => database.ReadAsync(services =>
        services.GetRequiredService<IdentityDatabase>().Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM audit_events WHERE kind = {kind} AND person_id IS NOT NULL").SingleAsync());
}
