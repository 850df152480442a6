using System.CommandLine;

namespace Identity.Server.Commands;

/// <summary><c>policy check</c>: says what is wrong with a policy, and changes nothing.</summary>
internal sealed class PolicyCheckCommand : Command
{
    private readonly Argument<string> file = new("file") { Description = "The policy as JSON; - reads the standard input." };

    public PolicyCheckCommand(CommandHost host)
        : base("check", "Says what is wrong with a policy. It changes nothing and does not touch the database.")
    {
        Arguments.Add(file);
        SetAction((arguments, stopping) => host.RunUnpreparedAsync(
            async (app, cancellationToken) =>
            {
                await using var scope = app.Services.CreateAsyncScope();
                PolicyText.Read(await host.Io.ReadAsync(arguments.GetRequiredValue(file), cancellationToken), scope.ServiceProvider);
                await host.Io.Out.WriteLineAsync("The policy is good.");
            },
            stopping));
    }
}
