using System.CommandLine;
using Identity.Server.Audit;
using Identity.Storage;
using Identity.Storage.Auditing;
using Identity.Storage.Resources;

namespace Identity.Server.Commands;

/// <summary><c>resource remove</c>: no token for an API is made or vouched for any more.</summary>
internal sealed class ResourceRemoveCommand : Command
{
    private readonly Argument<string> identifier = new("resource") { Description = "The API's identifier, to the letter." };

    public ResourceRemoveCommand(CommandHost host)
        : base("remove", "Forgets an API: no token for it is made any more, and introspection knows none.")
    {
        Arguments.Add(identifier);
        SetAction((arguments, stopping) => host.RunAsync(
            async (services, cancellationToken) =>
            {
                var name = arguments.GetRequiredValue(identifier);
                await RemoveAsync(services, name, cancellationToken);
                await host.Io.Out.WriteLineAsync($"{name} is registered no more.");
            },
            stopping));
    }

    private static async Task RemoveAsync(IServiceProvider services, string identifier, CancellationToken cancellationToken)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var write = await services.GetRequiredService<IdentityDatabase>().BeginWriteAsync(cancellationToken);
        if (!await services.GetRequiredService<ResourceStore>().RemoveAsync(identifier, cancellationToken))
        {
            throw new CommandException([$"There is no resource {identifier}. It is compared to the letter."]);
        }

        await services.GetRequiredService<AuditLog>().AddAsync(CommandEvents.Event(AuditKinds.ResourceRemoved, now, identifier), cancellationToken);
        await write.CommitAsync(cancellationToken);
    }
}
