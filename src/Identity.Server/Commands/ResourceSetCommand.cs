using System.CommandLine;
using System.Diagnostics;
using Identity.Domain.SignIn;
using Identity.OpenId.Resources;
using Identity.Server.Audit;
using Identity.Storage;
using Identity.Storage.Auditing;
using Identity.Storage.Resources;

namespace Identity.Server.Commands;

/// <summary><c>resource set</c>: registers an API, or changes it, in force at the very next request.</summary>
internal sealed class ResourceSetCommand : Command
{
    private readonly Argument<string> file = new("file")
    {
        Description = "JSON with resource, resource_name, scopes, and, if wanted, acr, access_token_lifetime, access_token_signed_response_alg, "
            + "introspection_clients; - reads the standard input.",
    };

    public ResourceSetCommand(CommandHost host)
        : base("set", "Registers an API, or replaces what is known of it. Clients may ask for its scopes once they are registered for them.")
    {
        Arguments.Add(file);
        SetAction((arguments, stopping) => host.RunAsync(
            async (services, cancellationToken) =>
            {
                var resource = Read(await host.Io.ReadAsync(arguments.GetRequiredValue(file), cancellationToken));
                await KeepAsync(services, resource, cancellationToken);
                await host.Io.Out.WriteLineAsync($"{resource.Identifier} is registered.");
            },
            stopping));
    }

    private static Resource Read(string json) => ResourceReader.Read(json, AcrValues.All) switch
    {
        ResourceReading.Valid(var resource) => resource,
        ResourceReading.Invalid(var errors) => throw new CommandException(ErrorLines.Of(errors)),
        _ => throw new UnreachableException(),
    };

    private static async Task KeepAsync(IServiceProvider services, Resource resource, CancellationToken cancellationToken)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var write = await services.GetRequiredService<IdentityDatabase>().BeginWriteAsync(cancellationToken);
        if (await services.GetRequiredService<ResourceStore>().SetAsync(resource, cancellationToken) is { } taken)
        {
            throw new CommandException([$"The scope {taken} is another resource's; each is of one."]);
        }

        await services.GetRequiredService<AuditLog>().AddAsync(CommandEvents.Event(AuditKinds.ResourceSet, now, resource.Identifier), cancellationToken);
        await write.CommitAsync(cancellationToken);
    }
}
