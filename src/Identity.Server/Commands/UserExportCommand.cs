using System.CommandLine;
using Identity.Server.Audit;
using Identity.Server.Commands.Moving;
using Identity.Storage.Auditing;

namespace Identity.Server.Commands;

/// <summary><c>user export</c>: prints everybody as JSON lines, in the form that <c>user import</c> takes.</summary>
internal sealed class UserExportCommand : Command
{
    private readonly Option<bool> withHashes = new("--with-hashes") { Description = "With the hashes of passwords." };
    private readonly Option<bool> withSecrets = new("--with-secrets") { Description = "With authenticator apps and their keys, in clear." };
    private readonly CommandIo io;

    public UserExportCommand(CommandHost host)
        : base("export", "Prints everybody as JSON, one a line, in the form that 'user import' takes.")
    {
        io = host.Io;
        Options.Add(withHashes);
        Options.Add(withSecrets);
        SetAction((arguments, stopping) => host.RunAsync(
            (services, cancellationToken) => RunAsync(arguments.GetValue(withHashes), arguments.GetValue(withSecrets), services, cancellationToken), stopping));
    }

    // Recorded first: whoever reads the secrets has left a trace, even if the export breaks off.
    private async Task RunAsync(bool hashes, bool secrets, IServiceProvider services, CancellationToken cancellationToken)
    {
        var details = new[] { hashes ? "hashes" : null, secrets ? "secrets" : null }.OfType<string>();
        await services.GetRequiredService<AuditLog>().AddAsync(
            CommandEvents.Event(AuditKinds.PeopleExported, services.GetRequiredService<TimeProvider>().GetUtcNow(), details), cancellationToken);
        await services.GetRequiredService<PersonExport>().WriteAsync(io.Out, hashes, secrets, cancellationToken);
    }
}
