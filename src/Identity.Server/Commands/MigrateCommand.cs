using System.CommandLine;
using Identity.Server.Hosting;
using Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace Identity.Server.Commands;

/// <summary><c>migrate</c>: brings the database up to date and makes the keys where there are none.</summary>
internal sealed class MigrateCommand : Command
{
    public MigrateCommand(CommandHost host)
        : base("migrate", "Brings the database up to date and makes the keys where there are none. Run it before a new version is started.") =>
        SetAction((_, stopping) => host.RunUnpreparedAsync((app, cancellationToken) => RunAsync(app, host.Io.Out, cancellationToken), stopping));

    private static async Task RunAsync(WebApplication app, TextWriter output, CancellationToken cancellationToken)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>().Database;
        var before = await database.GetAppliedMigrationsAsync(cancellationToken);
        await app.PrepareAsync(mayMigrate: true, cancellationToken);
        foreach (var migration in (await database.GetAppliedMigrationsAsync(cancellationToken)).Except(before))
        {
            await output.WriteLineAsync($"Applied {migration}.");
        }

        await output.WriteLineAsync("The database is up to date.");
    }
}
