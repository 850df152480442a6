using System.CommandLine;
using Identity.Server.Audit;
using Identity.Storage.Auditing;

namespace Identity.Server.Commands;

/// <summary><c>audit export</c>: prints audit events as JSON lines, with what others need to check their seals.</summary>
internal sealed class AuditExportCommand : Command
{
    private readonly Option<string?> from = new("--from") { Description = "The first day or moment; universal time unless it says otherwise." };
    private readonly Option<string?> to = new("--to") { Description = "The day or moment to stop before." };
    private readonly Option<string?> user = new("--user") { Description = "A user name, or the id of an account that is gone: only what concerns this person or was done by them." };
    private readonly CommandIo io;

    public AuditExportCommand(CommandHost host)
        : base("export", "Prints audit events as JSON, one a line, oldest first, what is personal in clear unless it was erased.")
    {
        io = host.Io;
        Options.Add(from);
        Options.Add(to);
        Options.Add(user);
        SetAction((arguments, stopping) => host.RunAsync(
            (services, cancellationToken) => RunAsync(arguments, services, cancellationToken), stopping));
    }

    private async Task RunAsync(ParseResult arguments, IServiceProvider services, CancellationToken cancellationToken)
    {
        var query = new AuditQuery
        {
            From = AuditMoments.Read("--from", arguments.GetValue(from)),
            To = AuditMoments.Read("--to", arguments.GetValue(to)),
            PersonId = arguments.GetValue(user) is { } name ? await AuditPerson.FindAsync(name, services) : null,
        };

        // Recorded first: whoever reads the addresses has left a trace, even if the export breaks off.
        var exported = CommandEvents.Event(AuditKinds.AuditExported, services.GetRequiredService<TimeProvider>().GetUtcNow(), Details(query));
        await services.GetRequiredService<AuditLog>().AddAsync(exported with { PersonId = query.PersonId }, cancellationToken);
        await foreach (var recorded in services.GetRequiredService<AuditReader>().ReadAsync(query, cancellationToken))
        {
            await io.Out.WriteLineAsync(AuditLine.Of(recorded));
        }
    }

    private static IEnumerable<string> Details(AuditQuery query) =>
        new[] { query.From is { } from ? $"from {from:O}" : null, query.To is { } to ? $"to {to:O}" : null }.OfType<string>();
}
