using System.CommandLine;
using Identity.Domain.Policies;
using Identity.Server.Audit;
using Identity.Storage;
using Identity.Storage.Auditing;
using Identity.Storage.Policies;

namespace Identity.Server.Commands;

/// <summary><c>policy import</c>: puts a policy in force, at once and on every server.</summary>
internal sealed class PolicyImportCommand : Command
{
    private readonly Argument<string> file = new("file") { Description = "The policy as JSON; - reads the standard input." };

    public PolicyImportCommand(CommandHost host)
        : base("import", "Puts a policy in force at the very next request, on every server. A policy that cannot work is refused.")
    {
        Arguments.Add(file);
        SetAction((arguments, stopping) => host.RunAsync(
            async (services, cancellationToken) =>
            {
                var text = await host.Io.ReadAsync(arguments.GetRequiredValue(file), cancellationToken);
                await host.Io.Out.WriteLineAsync(await ImportAsync(text, services, cancellationToken));
            },
            stopping));
    }

    private static async Task<string> ImportAsync(string text, IServiceProvider services, CancellationToken cancellationToken)
    {
        var document = PolicyWriter.Write(PolicyText.Read(text, services, people: []));
        var policies = services.GetRequiredService<PolicyStore>();
        var current = await policies.FindCurrentAsync(cancellationToken);
        if (current?.Document == document)
        {
            return $"Version {current.Version} says the same already.";
        }

        var version = current?.Version ?? 0;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var write = await services.GetRequiredService<IdentityDatabase>().BeginWriteAsync(cancellationToken);
        if (!await policies.TryPublishAsync(document, version, Environment.UserName, now, cancellationToken))
        {
            throw new CommandException(["Somebody else has changed the policy meanwhile. Look at it with 'policy export' and try again."]);
        }

        await services.GetRequiredService<AuditLog>().AddAsync(CommandEvents.Event(AuditKinds.PolicyPublished, now), cancellationToken);
        await write.CommitAsync(cancellationToken);
        return $"Version {version + 1} is in force.";
    }
}
