using System.CommandLine;
using Identity.Server.Commands.Moving;
using Microsoft.AspNetCore.Identity;

namespace Identity.Server.Commands;

/// <summary><c>user import</c>: brings people in from JSON lines, as often as wanted.</summary>
internal sealed class UserImportCommand : Command
{
    private readonly Argument<string> file = new("file") { Description = "People as JSON, one a line; - reads the standard input." };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Do everything, report it, and keep nothing." };
    private readonly CommandIo io;

    public UserImportCommand(CommandHost host)
        : base("import", "Brings people in. Importing a file again changes only what differs; a bad line does not stop good ones.")
    {
        io = host.Io;
        Arguments.Add(file);
        Options.Add(dryRun);
        SetAction((arguments, stopping) => host.RunAsync(
            (services, cancellationToken) => RunAsync(arguments.GetRequiredValue(file), !arguments.GetValue(dryRun), services, cancellationToken), stopping));
    }

    private async Task RunAsync(string source, bool keep, IServiceProvider services, CancellationToken cancellationToken)
    {
        using var reader = io.Open(source);
        var import = new PeopleImport(services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<ILookupNormalizer>(), io, keep);
        await import.RunAsync(reader, cancellationToken);
        if (import.Refused > 0)
        {
            throw new CommandException(["Some lines were refused; the others stand."]);
        }
    }
}
