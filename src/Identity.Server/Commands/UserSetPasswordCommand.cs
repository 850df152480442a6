using System.CommandLine;
using Identity.Domain.Passwords;
using Identity.Server.Audit;
using Identity.Server.Localization;
using Identity.Server.Passwords;
using Identity.Storage.Facts;

namespace Identity.Server.Commands;

/// <summary><c>user set-password</c>: gives a person a password to be handed on, which has to be changed at the next sign-in.</summary>
internal sealed class UserSetPasswordCommand : Command
{
    private readonly Argument<string> userName = new("user-name") { Description = "What the person signs in with." };
    private readonly Option<bool> passwordStdin = new("--password-stdin") { Description = "Read the password from the standard input." };

    public UserSetPasswordCommand(CommandHost host)
        : base(
            "set-password",
            "Gives a person a password to be handed on and ends all that was signed in before; the person has to choose another one at the next "
            + "sign-in. Without --password-stdin a strong password is made and shown once.")
    {
        Arguments.Add(userName);
        Options.Add(passwordStdin);
        SetAction((arguments, stopping) => host.RunAsync(
            async (services, cancellationToken) =>
            {
                var name = arguments.GetRequiredValue(userName);
                var isGiven = arguments.GetValue(passwordStdin);
                var password = isGiven ? await host.Io.In.ReadLineAsync(cancellationToken) ?? "" : GeneratedPassword.New();
                await SetAsync(services, name, password, cancellationToken);
                await host.Io.Out.WriteLineAsync(isGiven ? $"{name} has a new password." : $"The new password of {name}, shown this once: {password}");
            },
            stopping));
    }

    private static async Task SetAsync(IServiceProvider services, string name, string password, CancellationToken cancellationToken)
    {
        var person = await KnownPerson.FindAsync(services, name, cancellationToken);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var facts = await services.GetRequiredService<FactsReader>().ReadAsync(new FactsQuery { PersonId = person.Id }, now, cancellationToken);
        var order = new PasswordOrder
        {
            PersonId = person.Id,
            Epoch = person.Epoch,
            Rule = facts.Policy.Document.Passwords,
            Typed = password,
            Happened = CommandEvents.Event(AuditKinds.PasswordChanged, now) with { PersonId = person.Id },
            MustChange = true,
        };
        var outcome = await services.GetRequiredService<PasswordChange>().ChangeAsync(order, _ => Task.FromResult(true), cancellationToken);
        if (outcome is not PasswordChangeOutcome.Changed)
        {
            throw new CommandException([outcome is PasswordChangeOutcome.Refused(var problem)
                ? Describe(problem.Fault)
                : $"The account of {name} is switched off, or has changed meanwhile."]);
        }
    }

    private static string Describe(NewPasswordFault fault) => Texts.In(RequestLanguage.Find("en")!, $"NewPassword.{fault}");
}
