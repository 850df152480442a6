using System.CommandLine;
using Identity.OpenId.Clients;
using Identity.Server.Audit;
using Identity.Storage.Auditing;

namespace Identity.Server.Commands.Clients;

/// <summary><c>client set</c>: replaces the metadata of an app, in force at the very next request.</summary>
internal sealed class ClientSetCommand : Command
{
    private readonly Argument<string> clientId = new("client-id") { Description = "The app's client_id." };
    private readonly Argument<string> file = new("file") { Description = "Client metadata (RFC 7591) as JSON, as client show prints it; - reads the standard input." };

    public ClientSetCommand(CommandHost host)
        : base("set", "Replaces the metadata of an app, all of it: what is not there is as if it never was. The app keeps its client_id and its secrets.")
    {
        Arguments.Add(clientId);
        Arguments.Add(file);
        SetAction((arguments, stopping) => host.RunAsync(
            async (services, cancellationToken) =>
            {
                var (id, source) = (arguments.GetRequiredValue(clientId), arguments.GetRequiredValue(file));
                var metadata = await ClientDocument.ReadAsync(services, await host.Io.ReadAsync(source, cancellationToken), id, cancellationToken);
                var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
                var client = await ClientChange.RunAsync(
                    services, id, client => ClientRegistration.Replace(client, metadata), (before, after) => Tell(before, after, now), cancellationToken);
                await host.Io.Out.WriteLineAsync($"{client.ClientName} is changed.");
                if (client.UsesSecret() && !client.Secrets.Any(secret => secret.IsGood(now)))
                {
                    await host.Io.Out.WriteLineAsync($"It has no secret to authenticate with: client secret add {id}");
                }
            },
            stopping));
    }

    // The mark of old programs is told of by itself, whichever command gave or took it.
    private static IEnumerable<AuditEvent> Tell(Client before, Client after, DateTimeOffset now)
    {
        yield return CommandEvents.Event(AuditKinds.ClientChanged, now);
        if (before.IsLegacy() != after.IsLegacy())
        {
            yield return CommandEvents.Event(AuditKinds.ClientMarked, now, after.IsLegacy() ? "legacy" : "not legacy");
        }
    }
}
