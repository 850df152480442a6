using System.CommandLine;
using Identity.Server.Audit;
using Identity.Storage;
using Identity.Storage.Auditing;
using Identity.Storage.RememberedDevices;
using Identity.Storage.Sessions;

namespace Identity.Server.Commands;

/// <summary><c>session end</c>: signs a person out in one browser, or everywhere.</summary>
internal sealed class SessionEndCommand : Command
{
    private readonly Argument<string> userName = new("user-name") { Description = "What the person signs in with." };
    private readonly Option<Guid?> id = new("--id") { Description = "Ends this one alone; without it all end, and no device is remembered any more." };

    public SessionEndCommand(CommandHost host)
        : base("end", "Ends a person's sessions, at once on every server, with the tokens that do not outlive a session.")
    {
        Arguments.Add(userName);
        Options.Add(id);
        SetAction((arguments, stopping) => host.RunAsync(
            async (services, cancellationToken) =>
            {
                var name = arguments.GetRequiredValue(userName);
                var one = arguments.GetValue(id);
                await EndAsync(services, name, one, cancellationToken);
                await host.Io.Out.WriteLineAsync(one is null ? $"{name} is signed out everywhere." : $"{name} is signed out there.");
            },
            stopping));
    }

    private static async Task EndAsync(IServiceProvider services, string name, Guid? one, CancellationToken cancellationToken)
    {
        var person = await KnownPerson.FindAsync(services, name, cancellationToken);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var sessions = services.GetRequiredService<SessionStore>();
        await using var write = await services.GetRequiredService<IdentityDatabase>().BeginWriteAsync(cancellationToken);
        if (one is not { } session)
        {
            await sessions.EndAllAsync(person.Id, now, cancellationToken);
            await services.GetRequiredService<RememberedDeviceStore>().ForgetAllAsync(person.Id, cancellationToken);
        }
        else if (!await sessions.TryEndAsync(person.Id, session, [], now, cancellationToken))
        {
            throw new CommandException([$"{name} has no session {session}."]);
        }

        var kind = one is null ? AuditKinds.SessionsEnded : AuditKinds.SessionEnded;
        await services.GetRequiredService<AuditLog>().AddAsync(CommandEvents.Event(kind, now) with { PersonId = person.Id }, cancellationToken);
        await write.CommitAsync(cancellationToken);
    }
}
