using System.CommandLine;
using Identity.OpenId.Clients;
using Identity.Server.Audit;

namespace Identity.Server.Commands.Clients;

/// <summary><c>client secret remove</c>: a secret of an app is good no more.</summary>
internal sealed class ClientSecretRemoveCommand : Command
{
    private readonly Argument<string> clientId = new("client-id") { Description = "The app's client_id." };
    private readonly Argument<string> secretId = new("secret-id") { Description = "The secret's id, as client secret list prints it." };
    private readonly Option<bool> yes = new("--yes") { Description = "Removes it even if it is the last one that the app can authenticate with." };

    public ClientSecretRemoveCommand(CommandHost host)
        : base("remove", "Removes a secret of an app, which is good no more from the very next request on.")
    {
        Arguments.Add(clientId);
        Arguments.Add(secretId);
        Options.Add(yes);
        SetAction((arguments, stopping) => host.RunAsync(
            async (services, cancellationToken) =>
            {
                var id = arguments.GetRequiredValue(secretId);
                var client = await RemoveAsync(services, arguments.GetRequiredValue(clientId), id, arguments.GetValue(yes), cancellationToken);
                await host.Io.Out.WriteLineAsync($"{client.ClientName} cannot use the secret {id} any more.");
            },
            stopping));
    }

    private static Task<Client> RemoveAsync(IServiceProvider services, string clientId, string id, bool isMeant, CancellationToken cancellationToken)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        return ClientChange.RunAsync(
            services,
            clientId,
            client => !isMeant && client.NeedsSecret(id, now)
                ? throw new CommandException([$"{client.ClientName} could not authenticate any more without its last secret. Add another one first, or say --yes if that is meant."])
                : client.RemoveSecret(id) ?? throw new CommandException([$"{client.ClientName} has no secret {id}."]),
            (_, _) => [CommandEvents.Event(AuditKinds.ClientSecretRemoved, now, id)],
            cancellationToken);
    }
}
