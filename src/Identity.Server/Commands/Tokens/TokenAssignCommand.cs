using System.CommandLine;
using Identity.Server.Audit;
using Identity.Storage;
using Identity.Storage.Auditing;
using Identity.Storage.Tokens;

namespace Identity.Server.Commands.Tokens;

/// <summary><c>token assign</c>: gives a hardware token to a person, who then activates it with a code.</summary>
internal sealed class TokenAssignCommand : Command
{
    private readonly Argument<string> serial = new("serial") { Description = "The serial number on its back." };
    private readonly Argument<string> userName = new("user-name") { Description = "What the person signs in with." };

    public TokenAssignCommand(CommandHost host)
        : base("assign", "Gives a hardware token to a person. It counts for nothing until the person has activated it with a code.")
    {
        Arguments.Add(serial);
        Arguments.Add(userName);
        SetAction((arguments, stopping) => host.RunAsync(
            async (services, cancellationToken) =>
            {
                var (number, name) = (arguments.GetRequiredValue(serial), arguments.GetRequiredValue(userName));
                await host.Io.Out.WriteLineAsync(await AssignAsync(services, number, name, cancellationToken));
            },
            stopping));
    }

    private static async Task<string> AssignAsync(IServiceProvider services, string serial, string name, CancellationToken cancellationToken)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var write = await services.GetRequiredService<IdentityDatabase>().BeginWriteAsync(cancellationToken);
        var token = await KnownToken.FindAsync(services, serial, cancellationToken);
        var person = await KnownPerson.FindAsync(services, name, cancellationToken);
        if (token.PersonId == person.Id)
        {
            return $"{token.Serial} is {name}'s already.";
        }

        if (!await services.GetRequiredService<HardwareTokenStore>().TryAssignAsync(token, person.Id, now, cancellationToken))
        {
            throw new CommandException([$"{token.Serial} is in use by somebody else; see token unassign."]);
        }

        await services.GetRequiredService<AuditLog>().AddAsync(
            CommandEvents.Event(AuditKinds.TokenAssigned, now, token.Serial) with { PersonId = person.Id }, cancellationToken);
        await write.CommitAsync(cancellationToken);
        return $"{token.Serial} is {name}'s, who activates it with a code.";
    }
}
