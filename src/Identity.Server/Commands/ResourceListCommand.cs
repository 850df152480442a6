using System.CommandLine;
using Identity.Storage.Resources;

namespace Identity.Server.Commands;

/// <summary><c>resource list</c>: the registered APIs and their scopes.</summary>
internal sealed class ResourceListCommand : Command
{
    public ResourceListCommand(CommandHost host)
        : base("list", "Lists the registered APIs, a line each: identifier, name, scopes.") =>
        SetAction((_, stopping) => host.RunAsync(
            async (services, cancellationToken) =>
            {
                foreach (var resource in await services.GetRequiredService<ResourceStore>().ListAsync(cancellationToken))
                {
                    await host.Io.Out.WriteLineAsync($"{resource.Identifier}\t{resource.Name}\t{string.Join(' ', resource.Scopes.Keys)}");
                }
            },
            stopping));
}
