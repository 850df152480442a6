using System.CommandLine;
using Identity.OpenId.Clients;
using Identity.Server.Audit;
using Identity.Storage;
using Identity.Storage.Auditing;
using Identity.Storage.Clients;

namespace Identity.Server.Commands.Clients;

/// <summary><c>client remove</c>: forgets an app; what it was granted ends, and its tokens are good for nothing.</summary>
internal sealed class ClientRemoveCommand : Command
{
    private readonly Argument<string> clientId = new("client-id") { Description = "The app's client_id." };
    private readonly Option<bool> yes = new("--yes") { Description = "Does it without asking whether that is meant." };

    public ClientRemoveCommand(CommandHost host)
        : base("remove", "Forgets an app with its secrets. All that people let it have ends, and its tokens are good for nothing from the very next request on.")
    {
        Arguments.Add(clientId);
        Options.Add(yes);
        SetAction((arguments, stopping) => host.RunAsync(
            async (services, cancellationToken) =>
            {
                var client = await ClientChange.FindAsync(services, arguments.GetRequiredValue(clientId), cancellationToken);
                if (!arguments.GetValue(yes))
                {
                    throw new CommandException([$"{client.ClientName} could not be brought back, and would have to be registered anew. Say --yes if that is meant."]);
                }

                await RemoveAsync(services, client, cancellationToken);
                await host.Io.Out.WriteLineAsync($"{client.ClientName} is registered no more.");
            },
            stopping));
    }

    private static async Task RemoveAsync(IServiceProvider services, Client client, CancellationToken cancellationToken)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var write = await services.GetRequiredService<IdentityDatabase>().BeginWriteAsync(cancellationToken);
        if (!await services.GetRequiredService<ClientStore>().RemoveAsync(client.ClientId, now, cancellationToken))
        {
            throw new CommandException([$"There is no client {client.ClientId} any more."]);
        }

        await services.GetRequiredService<AuditLog>().AddAsync(
            CommandEvents.Event(AuditKinds.ClientRemoved, now, client.ClientName) with { ClientId = client.ClientId }, cancellationToken);
        await write.CommitAsync(cancellationToken);
    }
}
