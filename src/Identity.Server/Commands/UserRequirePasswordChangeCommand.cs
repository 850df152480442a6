using System.CommandLine;
using Identity.Server.Audit;
using Identity.Storage;
using Identity.Storage.Auditing;
using Identity.Storage.People;

namespace Identity.Server.Commands;

/// <summary><c>user require-password-change</c>: has a person choose a new password before anything else.</summary>
internal sealed class UserRequirePasswordChangeCommand : Command
{
    private readonly Argument<string> userName = new("user-name") { Description = "What the person signs in with." };

    public UserRequirePasswordChangeCommand(CommandHost host)
        : base("require-password-change", "Has a person choose a new password at the next sign-in. Until then apps get nothing new for what was signed in before.")
    {
        Arguments.Add(userName);
        SetAction((arguments, stopping) => host.RunAsync(
            async (services, cancellationToken) =>
            {
                var name = arguments.GetRequiredValue(userName);
                await RequireAsync(services, name, cancellationToken);
                await host.Io.Out.WriteLineAsync($"{name} has to choose a new password at the next sign-in.");
            },
            stopping));
    }

    private static async Task RequireAsync(IServiceProvider services, string name, CancellationToken cancellationToken)
    {
        var person = await KnownPerson.FindAsync(services, name, cancellationToken);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var write = await services.GetRequiredService<IdentityDatabase>().BeginWriteAsync(cancellationToken);
        await services.GetRequiredService<PersonStore>().RequirePasswordChangeAsync(person.Id, cancellationToken);
        await services.GetRequiredService<AuditLog>().AddAsync(
            CommandEvents.Event(AuditKinds.PasswordChangeRequired, now) with { PersonId = person.Id }, cancellationToken);
        await write.CommitAsync(cancellationToken);
    }
}
