using Identity.Server.Hosting;
using Identity.Server.Restoring;
using Identity.Server.Tests.Commands;
using Identity.Storage;
using Identity.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Identity.Server.Tests.Attacks;

/// <summary>Attack 15: a backup brings to life what was spent or revoked since. It is noticed, and nothing of it works.</summary>
[Category("attack-15")]
public sealed class RestoredBackupAttack
{
    private string folder = null!;

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("identity-marker-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    private string Marker => Path.Combine(folder, "marker");

    private RunningServerOptions Options => new()
    {
        Policy = TestPolicies.Demo,
        Settings = new Dictionary<string, string?> { [RestoreMarker.Setting] = Marker },
    };

    [TestCase(StorageProvider.Sqlite)]
    [TestCase(StorageProvider.Postgres)]
    public async Task Restored_database_is_served_only_after_everybody_was_signed_out(StorageProvider provider)
    {
        await using var first = await RunningServer.StartAsync(Options with { Provider = provider });
        using var app = await first.Apps.AddAsync();
        var sanne = new Visit(first, app, await first.People.AddAsync("sanne@contoso.example", "staff"));
        var tokens = await (await sanne.OpenAsync()).FinishAsync();
        await first.AppPasswords.AddAsync(sanne.Person);
        await first.Passes.AddAsync(sanne.Person);
        await first.StopAsync();
        await first.Database.BackUpAsync();

        await (await first.StartAnotherAsync(Options)).DisposeAsync();
        await first.Database.RestoreAsync();

        var refused = await Assert.ThrowsAsync<SettingException>(() => first.StartAnotherAsync(Options));
        Assert.That(refused!.Message, Does.StartWith("Identity:Database:").And.Contain("'after-restore'").And.Contain(RestoreMarker.Setting));

        var run = await AcceptAsync(first);
        Assert.That(run.Error, Is.Empty);
        Assert.That(run.Out, Does.Contain("People signed out: 1").And.Contain("Access passes voided: 1").And.Contain("App passwords voided: 1"));

        await using var second = await first.StartAnotherAsync(Options);
        using var sameApp = new RelyingParty(second.Address, app.Client, app.Secret);
        Assert.That((await sameApp.RefreshAsync(tokens.RefreshToken!)).Error, Is.EqualTo("invalid_grant"));
        Assert.That(await second.AppPasswords.ListAsync(sanne.Person), Is.Empty);
        Assert.That(await second.Rows.CountAsync("access_passes"), Is.Zero);
        Assert.That(await second.Rows.CountAsync("audit_events", "kind = 'database.restored'"), Is.EqualTo(1));
    }

    [Test]
    public async Task Server_ends_when_the_database_under_it_becomes_older()
    {
        await using var server = await RunningServer.StartAsync(Options);
        var ended = new TaskCompletionSource();
        await using var registration = server.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(ended.SetResult);
        var before = File.GetLastWriteTimeUtc(Marker);

        server.Clock.Advance(RestoreWatch.Period);
        await UntilAsync(() => File.GetLastWriteTimeUtc(Marker) != before);
        Assert.That(ended.Task.IsCompleted, Is.False, "it goes on while the database does");

        await server.UseAsync(services => services.GetRequiredService<IdentityDatabase>().Database
            .ExecuteSqlAsync($"UPDATE restore_marks SET marked_at = marked_at - 1"));
        server.Clock.Advance(RestoreWatch.Period);

        await ended.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Test]
    public async Task Without_the_setting_it_does_not_start_outside_Development_and_names_it()
    {
        var options = new RunningServerOptions { Environment = "Production", Settings = new Dictionary<string, string?> { [RestoreMarker.Setting] = null } };

        var refused = await Assert.ThrowsAsync<SettingException>(() => RunningServer.StartAsync(options));

        Assert.That(refused!.Message, Does.StartWith(RestoreMarker.Setting).And.Contain("'off'"));
    }

    [TestCase("not a time", true)]
    [TestCase(null, false)]
    public async Task Marker_that_cannot_be_read_or_written_is_named(string? text, bool hasFolder)
    {
        var file = Path.Combine(hasFolder ? folder : Path.Combine(folder, "none"), "marker");
        if (text is not null)
        {
            await File.WriteAllTextAsync(file, text);
        }

        var refused = await Assert.ThrowsAsync<SettingException>(
            () => RunningServer.StartAsync(Options with { Settings = new Dictionary<string, string?> { [RestoreMarker.Setting] = file } }));

        Assert.That(refused!.Message, Does.StartWith(RestoreMarker.Setting).And.Contain(file));
    }

    private async Task<CommandRun> AcceptAsync(RunningServer server)
    {
        using var commands = new CommandDatabase();
        commands.Settings["Identity:Database:Provider"] = server.Database.Provider.ToString();
        commands.Settings["Identity:Database:ConnectionString"] = server.Database.ConnectionString;
        commands.Settings["Identity:MasterKey"] = server.MasterKey;
        commands.Settings[RestoreMarker.Setting] = Marker;
        return await commands.RunAsync(["after-restore"]);
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var look = 0; !isSo() && look < 3000; look++)
        {
            await looks.WaitForNextTickAsync();
        }

        Assert.That(isSo(), Is.True);
    }
}
