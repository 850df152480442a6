using System.CommandLine;
using Identity.OpenId.Clients;
using Identity.Storage.Clients;

namespace Identity.Server.Commands.Clients;

/// <summary><c>client list</c>: the registered apps.</summary>
internal sealed class ClientListCommand : Command
{
    public ClientListCommand(CommandHost host)
        : base("list", "Lists the registered apps, a line each: client_id, name, how it authenticates, grant types.") =>
        SetAction((_, stopping) => host.RunAsync(
            async (services, cancellationToken) =>
            {
                foreach (var client in await services.GetRequiredService<ClientStore>().ListAsync(cancellationToken))
                {
                    await host.Io.Out.WriteLineAsync(string.Join('\t', client.ClientId, client.ClientName, Kind(client), string.Join(' ', client.GrantTypes)));
                }
            },
            stopping));

    private static string Kind(Client client) => client switch
    {
        { IsPublic: true } => "public",
        _ when client.UsesSecret() => "secret",
        _ => "key",
    };
}
