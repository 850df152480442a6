using System.CommandLine;
using Identity.Storage.Tokens;

namespace Identity.Server.Commands.Tokens;

/// <summary><c>token list</c>: prints hardware tokens and who has them.</summary>
internal sealed class TokenListCommand : Command
{
    private readonly Option<string?> user = new("--user") { Description = "Only those of the person who signs in with this name." };

    public TokenListCommand(CommandHost host)
        : base("list", "Prints hardware tokens: serial number, state, who has it, interval, manufacturer and model. Secrets are never printed.")
    {
        Options.Add(user);
        SetAction((arguments, stopping) => host.RunAsync(
            async (services, cancellationToken) =>
            {
                var name = arguments.GetValue(user);
                Guid? personId = name is null ? null : (await KnownPerson.FindAsync(services, name, cancellationToken)).Id;
                foreach (var listed in await services.GetRequiredService<HardwareTokenStore>().ListAsync(personId, cancellationToken))
                {
                    await host.Io.Out.WriteLineAsync(Line(listed));
                }
            },
            stopping));
    }

    private static string Line(ListedToken listed) => string.Join(
        '\t',
        listed.Token.Serial,
        State(listed.Token),
        listed.UserName ?? "-",
        $"{listed.Token.Clock.StepSeconds} s",
        listed.Token.Manufacturer,
        listed.Token.Model);

    private static string State(StoredToken token) => token switch
    {
        { MethodId: not null } => "in use",
        { PersonId: not null } => "assigned",
        _ => "in stock",
    };
}
