using System.CommandLine;
using Identity.OpenId.Clients;
using Identity.Server.Audit;
using Identity.Storage;
using Identity.Storage.Auditing;
using Identity.Storage.Clients;

namespace Identity.Server.Commands.Clients;

/// <summary><c>client legacy</c>: lets an app exchange app passwords for tokens (RFC 6749 section 4.3), or no more.</summary>
internal sealed class ClientLegacyCommand : Command
{
    private readonly Argument<string> clientId = new("client-id") { Description = "The app's client_id." };
    private readonly Option<bool> off = new("--off") { Description = "Takes the mark away." };

    public ClientLegacyCommand(CommandHost host)
        : base("legacy", "Marks an app as legacy: it may collect user names and app passwords by itself and exchange them for tokens.")
    {
        Arguments.Add(clientId);
        Options.Add(off);
        SetAction((arguments, stopping) => host.RunAsync(
            async (services, cancellationToken) =>
            {
                var id = arguments.GetRequiredValue(clientId);
                var isLegacy = !arguments.GetValue(off);
                var client = await MarkAsync(services, id, isLegacy, cancellationToken);
                await host.Io.Out.WriteLineAsync(isLegacy
                    ? $"{client.ClientName} may exchange app passwords for tokens."
                    : $"{client.ClientName} may not exchange app passwords for tokens any more.");
            },
            stopping));
    }

    private static async Task<Client> MarkAsync(IServiceProvider services, string id, bool isLegacy, CancellationToken cancellationToken)
    {
        var clients = services.GetRequiredService<ClientStore>();
        if (await clients.FindAsync(id, cancellationToken) is { IsPublic: true } && isLegacy)
        {
            throw new CommandException([$"{id} has no secret: an app that cannot prove who it is cannot be marked."]);
        }

        await using var write = await services.GetRequiredService<IdentityDatabase>().BeginWriteAsync(cancellationToken);
        var changed = await clients.ChangeAsync(id, client => client.Mark(isLegacy), cancellationToken)
            ?? throw new CommandException([$"There is no client {id}."]);
        var marked = CommandEvents.Event(
            AuditKinds.ClientMarked, services.GetRequiredService<TimeProvider>().GetUtcNow(), isLegacy ? "legacy" : "not legacy");
        await services.GetRequiredService<AuditLog>().AddAsync(marked with { ClientId = id }, cancellationToken);
        await write.CommitAsync(cancellationToken);
        return changed;
    }
}
