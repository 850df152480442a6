using System.CommandLine;
using Identity.Domain.Policies;
using Identity.Storage.Policies;

namespace Identity.Server.Commands;

/// <summary><c>policy export</c>: prints the policy in force.</summary>
internal sealed class PolicyExportCommand : Command
{
    public PolicyExportCommand(CommandHost host)
        : base("export", "Prints the policy in force as JSON, in the form that 'policy import' takes.") =>
        SetAction((_, stopping) => host.RunAsync(
            async (services, cancellationToken) =>
            {
                var current = await services.GetRequiredService<PolicyStore>().FindCurrentAsync(cancellationToken);
                await host.Io.Out.WriteLineAsync(current?.Document ?? PolicyWriter.Write(PolicyDocument.Default));
            },
            stopping));
}
