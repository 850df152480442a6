using System.CommandLine;
using Identity.Storage.People;

namespace Identity.Server.Commands;

/// <summary><c>policy check</c>: says what is wrong with a policy and for how many people, and changes nothing.</summary>
internal sealed class PolicyCheckCommand : Command
{
    private readonly Argument<string> file = new("file") { Description = "The policy as JSON; - reads the standard input." };
    private readonly Option<bool> offline = new("--offline") { Description = "Does not touch the database, and so counts nobody." };
    private readonly CommandIo io;

    public PolicyCheckCommand(CommandHost host)
        : base("check", "Says what is wrong with a policy, and how many people cannot do what it asks of them. It changes nothing.")
    {
        io = host.Io;
        Arguments.Add(file);
        Options.Add(offline);
        SetAction((arguments, stopping) =>
        {
            var source = arguments.GetRequiredValue(file);
            return arguments.GetValue(offline)
                ? host.RunUnpreparedAsync((app, cancellationToken) => CheckAsync(source, app.Services, cancellationToken), stopping)
                : host.RunAsync((services, cancellationToken) => CountAsync(source, services, cancellationToken), stopping);
        });
    }

    private async Task CheckAsync(string source, IServiceProvider root, CancellationToken cancellationToken)
    {
        await using var scope = root.CreateAsyncScope();
        PolicyText.Read(await io.ReadAsync(source, cancellationToken), scope.ServiceProvider, people: []);
        await io.Out.WriteLineAsync("The policy is good.");
    }

    private async Task CountAsync(string source, IServiceProvider services, CancellationToken cancellationToken)
    {
        var people = await services.GetRequiredService<PersonStore>().CountByGroupsAsync(cancellationToken);
        PolicyText.Read(await io.ReadAsync(source, cancellationToken), services, people);
        await io.Out.WriteLineAsync($"The policy is good for all {people.Sum(alike => alike.Count)} people.");
    }
}
