using System.CommandLine;
using System.Text.Json.Nodes;
using Identity.OpenId.Clients;
using Identity.OpenId.Stores;
using Identity.Server.Audit;

namespace Identity.Server.Commands.Clients;

/// <summary><c>client secret add</c>: gives an app another secret, shown once, beside those that it has.</summary>
internal sealed class ClientSecretAddCommand : Command
{
    private const int LongestDays = 3650;

    private readonly Argument<string> clientId = new("client-id") { Description = "The app's client_id." };
    private readonly Option<int?> days = new("--days") { Description = $"After how many days it ends, 1 to {LongestDays}; without it, never." };

    public ClientSecretAddCommand(CommandHost host)
        : base("add", $"Gives an app another secret and prints it as JSON, this once. The others stay good; up to {ClientSecrets.Most} are good at a time.")
    {
        Arguments.Add(clientId);
        Options.Add(days);
        SetAction((arguments, stopping) => host.RunAsync(
            async (services, cancellationToken) =>
            {
                var (secret, kept) = Make(arguments.GetValue(days), services.GetRequiredService<TimeProvider>().GetUtcNow());
                var client = await AddAsync(services, arguments.GetRequiredValue(clientId), kept, cancellationToken);
                await host.Io.Out.WriteLineAsync(ClientDocument.Print(new JsonObject
                {
                    ["client_id"] = client.ClientId,
                    ["client_secret"] = secret,
                    ["client_secret_expires_at"] = kept.ExpiresAt?.ToUnixTimeSeconds() ?? 0,
                    ["secret_id"] = kept.Id,
                }));
            },
            stopping));
    }

    private static (string Secret, ClientSecret Kept) Make(int? days, DateTimeOffset now)
    {
        if (days is < 1 or > LongestDays)
        {
            throw new CommandException([$"--days must be from 1 to {LongestDays}."]);
        }

        var secret = Handle.New();
        return (secret, new ClientSecret(Handle.Hash(secret), days is { } number ? now.AddDays(number) : null, now));
    }

    private static Task<Client> AddAsync(IServiceProvider services, string id, ClientSecret secret, CancellationToken cancellationToken)
    {
        var now = secret.CreatedAt!.Value;
        return ClientChange.RunAsync(
            services,
            id,
            client => client.UsesSecret()
                ? client.AddSecret(secret, now) ?? throw new CommandException([$"{client.ClientName} has {ClientSecrets.Most} secrets that are good: remove one first."])
                : throw new CommandException([$"{client.ClientName} does not authenticate by a secret (token_endpoint_auth_method is {client.TokenEndpointAuthMethod})."]),
            (_, _) => [CommandEvents.Event(AuditKinds.ClientSecretAdded, now, secret.Id)],
            cancellationToken);
    }
}
