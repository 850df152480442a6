using System.CommandLine;
using Identity.OpenId.Clients;

namespace Identity.Server.Commands.Clients;

/// <summary><c>client show</c>: the metadata of an app.</summary>
internal sealed class ClientShowCommand : Command
{
    private readonly Argument<string> clientId = new("client-id") { Description = "The app's client_id." };

    public ClientShowCommand(CommandHost host)
        : base("show", "Prints the metadata of an app as JSON that client set takes back; of its secrets only when they were made and end.")
    {
        Arguments.Add(clientId);
        SetAction((arguments, stopping) => host.RunAsync(
            async (services, cancellationToken) =>
            {
                var client = await ClientChange.FindAsync(services, arguments.GetRequiredValue(clientId), cancellationToken);
                await host.Io.Out.WriteLineAsync(ClientDocument.Print(ClientMetadataWriter.Write(client)));
            },
            stopping));
    }
}
