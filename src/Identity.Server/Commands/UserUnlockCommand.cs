using System.CommandLine;
using Identity.Server.Audit;
using Identity.Server.Authenticators;
using Identity.Server.Devices;
using Identity.Server.LegacyDoors;
using Identity.Server.PasswordReset;
using Identity.Server.Passwords;
using Identity.Storage;
using Identity.Storage.Auditing;
using Identity.Storage.People;

namespace Identity.Server.Commands;

/// <summary><c>user unlock</c>: forgets a person's wrong passwords, codes, codes of devices, app passwords and failed password resets.</summary>
internal sealed class UserUnlockCommand : Command
{
    private readonly Argument<string> userName = new("user-name") { Description = "What the person signs in with." };

    public UserUnlockCommand(CommandHost host)
        : base("unlock", "Forgets a person's wrong passwords, codes, codes of devices, app passwords and failed password resets, so that the person can try again at once.")
    {
        Arguments.Add(userName);
        SetAction((arguments, stopping) => host.RunAsync(
            async (services, cancellationToken) =>
            {
                var name = arguments.GetRequiredValue(userName);
                await UnlockAsync(services, name, cancellationToken);
                await host.Io.Out.WriteLineAsync($"{name} can try again.");
            },
            stopping));
    }

    private static async Task UnlockAsync(IServiceProvider services, string name, CancellationToken cancellationToken)
    {
        var person = await KnownPerson.FindAsync(services, name, cancellationToken);
        var owner = await services.GetRequiredService<PersonStore>().FindPasswordOwnerAsync(person.Id, cancellationToken)
            ?? throw new CommandException([$"The account of {name} is switched off; that is no lock."]);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var write = await services.GetRequiredService<IdentityDatabase>().BeginWriteAsync(cancellationToken);
        await services.GetRequiredService<PasswordLocks>().ForgetAsync(owner, cancellationToken);
        await services.GetRequiredService<CodeAttempts>().ForgetAsync(owner.Id, cancellationToken);
        await services.GetRequiredService<DeviceCodeBrake>().ForgetAsync(owner.Id, cancellationToken);
        await services.GetRequiredService<DoorCounters>().ForgetAsync(owner.Id, cancellationToken);
        await services.GetRequiredService<ResetUnlock>().UnlockAsync(owner.Id, [owner.UserName, owner.Email], cancellationToken);
        await services.GetRequiredService<AuditLog>().AddAsync(
            CommandEvents.Event(AuditKinds.AccountUnlocked, now) with { PersonId = owner.Id }, cancellationToken);
        await write.CommitAsync(cancellationToken);
    }
}
