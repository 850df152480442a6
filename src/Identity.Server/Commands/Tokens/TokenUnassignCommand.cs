using System.CommandLine;

namespace Identity.Server.Commands.Tokens;

/// <summary><c>token unassign</c>: takes a hardware token back into stock.</summary>
internal sealed class TokenUnassignCommand : Command
{
    private readonly Argument<string> serial = new("serial") { Description = "The serial number on its back." };

    public TokenUnassignCommand(CommandHost host)
        : base("unassign", "Takes a hardware token back into stock. If it is in use it does not work any more, and its person is told by mail.")
    {
        Arguments.Add(serial);
        SetAction((arguments, stopping) => host.RunAsync(
            async (services, cancellationToken) =>
            {
                foreach (var line in await TokenEnd.RunAsync(services, arguments.GetRequiredValue(serial), isRemoved: false, cancellationToken))
                {
                    await host.Io.Out.WriteLineAsync(line);
                }
            },
            stopping));
    }
}
