using System.CommandLine;
using Identity.Server.AccessPasses;
using Identity.Server.Audit;
using Identity.Storage.Facts;
using Identity.Storage.Notices;

namespace Identity.Server.Commands;

/// <summary><c>break-glass</c>: the way back in for an administrator, on the host alone. It raises an alert (attack 16).</summary>
internal sealed partial class BreakGlassCommand : Command
{
    /// <summary>How long the pass works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const int Length = 20;

    private readonly Argument<string> userName = new("user-name") { Description = "What the administrator signs in with." };

    public BreakGlassCommand(CommandHost host)
        : base(
            "break-glass",
            "In an emergency: makes an access pass for an administrator that works once, for 10 minutes, whatever the policy says of passes. It is written to the "
            + "audit log and logged as critical, and the administrator is told at every address.")
    {
        Arguments.Add(userName);
        SetAction((arguments, stopping) => host.RunAsync(
            async (services, cancellationToken) =>
            {
                var lines = await MakeAsync(services, arguments.GetRequiredValue(userName), cancellationToken);
                await host.Io.Out.WriteLineAsync(lines);
                await host.Io.Out.WriteLineAsync("If the sign-in page has no link to type it at, add /pass to that page's address.");
            },
            stopping));
    }

    private static async Task<string> MakeAsync(IServiceProvider services, string name, CancellationToken cancellationToken)
    {
        var candidate = await KnownPerson.FindAsync(services, name, cancellationToken);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var facts = await services.GetRequiredService<FactsReader>().ReadAsync(new FactsQuery { PersonId = candidate.Id }, now, cancellationToken);
        if (facts.Policy.Document.PasswordReset?.IsAdministrator(facts.Person!.Facts.Groups) != true)
        {
            throw new CommandException([$"{name} is in none of the groups that passwordReset.administrators names; use 'user pass'."]);
        }

        var order = new AccessPassOrder
        {
            PersonId = candidate.Id,
            Epoch = candidate.Epoch,
            Length = Length,
            StartsAt = now,
            Lifetime = Lifetime,
            IsOnce = true,
            IsBreakGlass = true,
            Notice = ChangeKind.BreakGlass,
            Happened = CommandEvents.Event(AuditKinds.BreakGlass, now) with { PersonId = candidate.Id },
        };
        if (await services.GetRequiredService<NewAccessPasses>().MakeAsync(order, cancellationToken) is not var (pass, text))
        {
            throw new CommandException([$"The account of {name} is switched off, or has changed meanwhile."]);
        }

        var account = Environment.UserName;
        var logger = services.GetRequiredService<ILogger<BreakGlassCommand>>();
        LogBreakGlass(logger, candidate.Id, account);
        return UserPassCommand.Lines(name, pass, text);
    }

    [LoggerMessage(EventId = 9001, Level = LogLevel.Critical, Message = "Break-glass: an emergency access pass was made for administrator {Person} by {Account} on this host")]
    private static partial void LogBreakGlass(ILogger logger, Guid person, string account);
}
