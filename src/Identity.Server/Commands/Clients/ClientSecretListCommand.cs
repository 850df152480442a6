using System.CommandLine;
using Identity.OpenId.Clients;

namespace Identity.Server.Commands.Clients;

/// <summary><c>client secret list</c>: which secrets an app has.</summary>
internal sealed class ClientSecretListCommand : Command
{
    private readonly Argument<string> clientId = new("client-id") { Description = "The app's client_id." };

    public ClientSecretListCommand(CommandHost host)
        : base("list", "Lists the secrets of an app: id, when made, and until when. The secrets themselves are nowhere.")
    {
        Arguments.Add(clientId);
        SetAction((arguments, stopping) => host.RunAsync(
            async (services, cancellationToken) =>
            {
                var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
                var client = await ClientChange.FindAsync(services, arguments.GetRequiredValue(clientId), cancellationToken);
                foreach (var secret in client.Secrets)
                {
                    await host.Io.Out.WriteLineAsync(Line(secret, now));
                }
            },
            stopping));
    }

    private static string Line(ClientSecret secret, DateTimeOffset now) => string.Join(
        '\t',
        secret.Id,
        secret.CreatedAt is { } made ? $"made {CommandTime.Text(made)}" : "made before that was kept",
        secret.ExpiresAt is { } end ? $"{Ends(secret, now)} {CommandTime.Text(end)}" : "no end");

    private static string Ends(ClientSecret secret, DateTimeOffset now) => secret.IsGood(now) ? "until" : "ended";
}
