using System.CommandLine;
using Identity.Server.Audit;
using Identity.Server.Authenticators.Totp;
using Identity.Server.Restoring;
using Identity.Storage;
using Identity.Storage.Auditing;
using Identity.Storage.Restoring;

namespace Identity.Server.Commands;

/// <summary><c>after-restore</c>: makes a database that came from a backup fit to be served again (attack 15).</summary>
internal sealed class AfterRestoreCommand : Command
{
    public AfterRestoreCommand(CommandHost host)
        : base(
            "after-restore",
            "After the database was restored from a backup: signs everybody out, ends every sign-in and token, and voids access passes, recovery codes, app "
            + "passwords and messages that wait, since they may have been used, ended or sent after the backup was made.")
    {
        SetAction((_, stopping) => host.RunAsync(
            async (services, cancellationToken) =>
            {
                var voided = await VoidAsync(services, cancellationToken);
                await host.Io.Out.WriteLineAsync(
                    $"""
                     People signed out: {voided.People}
                     Access passes voided: {voided.Passes}
                     Recovery codes voided: {voided.RecoveryCodes}
                     App passwords voided: {voided.AppPasswords}
                     Messages not sent: {voided.Messages}
                     Methods that people deleted since the backup are back; audit events that were exported show which. The servers can be started.
                     """);
            },
            stopping));
    }

    private static async Task<VoidedByRestore> VoidAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var marker = services.GetRequiredService<RestoreMarker>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var write = await services.GetRequiredService<IdentityDatabase>().BeginWriteAsync(cancellationToken);
        var voided = await services.GetRequiredService<RestoreVoiding>().VoidAsync(now, TotpCodes.Tolerance, cancellationToken);
        var mark = await services.GetRequiredService<RestoreMarkStore>().AcceptAsync(marker.Read(), now, cancellationToken);
        await services.GetRequiredService<AuditLog>().AddAsync(
            CommandEvents.Event(
                AuditKinds.DatabaseRestored,
                now,
                $"people {voided.People}",
                $"passes {voided.Passes}",
                $"recovery codes {voided.RecoveryCodes}",
                $"app passwords {voided.AppPasswords}",
                $"messages {voided.Messages}"),
            cancellationToken);
        await write.CommitAsync(cancellationToken);
        marker.Write(mark);
        return voided;
    }
}
