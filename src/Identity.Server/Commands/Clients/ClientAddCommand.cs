using System.CommandLine;
using System.Text.Json.Nodes;
using Identity.OpenId.Clients;
using Identity.Server.Audit;
using Identity.Storage;
using Identity.Storage.Auditing;
using Identity.Storage.Clients;

namespace Identity.Server.Commands.Clients;

/// <summary><c>client add</c>: registers an app from its metadata (RFC 7591) and shows its secret once.</summary>
internal sealed class ClientAddCommand : Command
{
    private readonly Argument<string> file = new("file") { Description = "Client metadata (RFC 7591) as JSON; - reads the standard input." };
    private readonly CommandIo io;

    public ClientAddCommand(CommandHost host)
        : base("add", "Registers an app and prints its client_id and client_secret as JSON. The secret is shown this once.")
    {
        io = host.Io;
        Arguments.Add(file);
        SetAction((arguments, stopping) => host.RunAsync(
            (services, cancellationToken) => RunAsync(arguments.GetRequiredValue(file), services, cancellationToken), stopping));
    }

    private async Task RunAsync(string source, IServiceProvider services, CancellationToken cancellationToken)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var metadata = await ClientDocument.ReadAsync(services, await io.ReadAsync(source, cancellationToken), clientId: null, cancellationToken);
        var registration = ClientRegistration.Create(metadata, now);
        await using var write = await services.GetRequiredService<IdentityDatabase>().BeginWriteAsync(cancellationToken);
        if (!await services.GetRequiredService<ClientStore>().TryAddAsync(registration.Client, cancellationToken))
        {
            throw new CommandException([$"The client_id {registration.Client.ClientId} is taken."]);
        }

        await services.GetRequiredService<AuditLog>().AddAsync(
            CommandEvents.Event(AuditKinds.ClientAdded, now) with { ClientId = registration.Client.ClientId }, cancellationToken);
        await write.CommitAsync(cancellationToken);
        await io.Out.WriteLineAsync(ClientDocument.Print(Answer(registration, now)));
    }

    /// <summary>The answer of RFC 7591 section 3.2.1, without repeating the metadata.</summary>
    private static JsonObject Answer(ClientRegistration registration, DateTimeOffset now)
    {
        var answer = new JsonObject
        {
            ["client_id"] = registration.Client.ClientId,
            ["client_id_issued_at"] = now.ToUnixTimeSeconds(),
        };
        if (registration.Secret is { } secret)
        {
            answer["client_secret"] = secret;
            answer["client_secret_expires_at"] = 0;
        }

        return answer;
    }
}
