using System.CommandLine;
using Identity.Server.Audit;
using Identity.Storage;
using Identity.Storage.Auditing;

namespace Identity.Server.Commands;

/// <summary><c>audit erase</c>: destroys the key of what is personal in a person's audit events (attack 16).</summary>
internal sealed class AuditEraseCommand : Command
{
    private readonly Option<string> user = new("--user") { Description = "The user name, or the id of an account that is gone.", Required = true };
    private readonly CommandIo io;

    public AuditEraseCommand(CommandHost host)
        : base("erase", "Makes addresses and other personal information in a person's audit events unreadable for ever. The events stay.")
    {
        io = host.Io;
        Options.Add(user);
        SetAction((arguments, stopping) => host.RunAsync(
            (services, cancellationToken) => RunAsync(arguments.GetRequiredValue(user), services, cancellationToken), stopping));
    }

    private async Task RunAsync(string name, IServiceProvider services, CancellationToken cancellationToken)
    {
        var personId = await AuditPerson.FindAsync(name, services);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var write = await services.GetRequiredService<IdentityDatabase>().BeginWriteAsync(cancellationToken);
        if (await services.GetRequiredService<AuditKeys>().EraseAsync(personId, cancellationToken) == 0)
        {
            throw new CommandException([$"There are no audit events about {name}."]);
        }

        // The event itself begins the person's next key: whoever signs in afterwards costs what others cost.
        await services.GetRequiredService<AuditLog>().AddAsync(
            CommandEvents.Event(AuditKinds.AuditErased, now) with { PersonId = personId }, cancellationToken);
        await write.CommitAsync(cancellationToken);
        await io.Out.WriteLineAsync($"What was personal in the audit events about {name} ({personId}) is erased here. Backups made before still hold the key.");
    }
}
