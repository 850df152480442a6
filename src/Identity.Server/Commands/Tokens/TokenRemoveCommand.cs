using System.CommandLine;

namespace Identity.Server.Commands.Tokens;

/// <summary><c>token remove</c>: forgets a hardware token with its secret.</summary>
internal sealed class TokenRemoveCommand : Command
{
    private readonly Argument<string> serial = new("serial") { Description = "The serial number on its back." };

    public TokenRemoveCommand(CommandHost host)
        : base("remove", "Forgets a hardware token with its secret. If it is in use it does not work any more, and its person is told by mail.")
    {
        Arguments.Add(serial);
        SetAction((arguments, stopping) => host.RunAsync(
            async (services, cancellationToken) =>
            {
                foreach (var line in await TokenEnd.RunAsync(services, arguments.GetRequiredValue(serial), isRemoved: true, cancellationToken))
                {
                    await host.Io.Out.WriteLineAsync(line);
                }
            },
            stopping));
    }
}
