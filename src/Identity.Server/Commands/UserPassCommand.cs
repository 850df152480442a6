using System.CommandLine;
using System.Globalization;
using Identity.Domain.AccessPasses;
using Identity.Domain.Policies;
using Identity.Server.AccessPasses;
using Identity.Server.Audit;
using Identity.Storage;
using Identity.Storage.AccessPasses;
using Identity.Storage.Auditing;
using Identity.Storage.Facts;

namespace Identity.Server.Commands;

/// <summary><c>user pass</c>: gives a person a temporary access pass, which is shown once, or takes it away.</summary>
internal sealed class UserPassCommand : Command
{
    private readonly Argument<string> userName = new("user-name") { Description = "What the person signs in with." };
    private readonly Option<int?> minutes = new("--minutes") { Description = "For how many minutes it works, 10 to 43200; the policy has a default and may allow fewer." };
    private readonly Option<bool> once = new("--once") { Description = "It works once." };
    private readonly Option<string?> from = new("--from") { Description = "When it begins to work, such as 2026-03-01T08:00+01:00; at once if nothing is said." };
    private readonly Option<int?> length = new("--length") { Description = "How many characters it has, 8 to 48, no fewer than the policy says." };
    private readonly Option<bool> delete = new("--delete") { Description = "Takes the person's pass away instead." };

    public UserPassCommand(CommandHost host)
        : base(
            "pass",
            "Gives a person a temporary access pass in the place of any other, and shows it once. It stands in for password and second step, and lets the person "
            + "register methods: hand it over only to somebody whom you know.")
    {
        Arguments.Add(userName);
        Options.Add(minutes);
        Options.Add(once);
        Options.Add(from);
        Options.Add(length);
        Options.Add(delete);
        SetAction((arguments, stopping) => host.RunAsync(
            async (services, cancellationToken) =>
            {
                var name = arguments.GetRequiredValue(userName);
                await host.Io.Out.WriteLineAsync(arguments.GetValue(delete)
                    ? await DeleteAsync(services, name, cancellationToken)
                    : await MakeAsync(services, name, arguments, cancellationToken));
            },
            stopping));
    }

    private async Task<string> MakeAsync(IServiceProvider services, string name, ParseResult arguments, CancellationToken cancellationToken)
    {
        var candidate = await KnownPerson.FindAsync(services, name, cancellationToken);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var facts = await services.GetRequiredService<FactsReader>().ReadAsync(new FactsQuery { PersonId = candidate.Id }, now, cancellationToken);
        var rule = facts.Policy.Document.AccessPass;
        if (!rule.Covers(facts.Person!.Facts.Groups))
        {
            throw new CommandException([$"The policy has no access passes for {name}; see accessPass in the README."]);
        }

        var order = new AccessPassOrder
        {
            PersonId = candidate.Id,
            Epoch = candidate.Epoch,
            Length = Within("--length", arguments.GetValue(length) ?? rule.Length, rule.Length, AccessPassText.Longest),
            StartsAt = Start(arguments.GetValue(from), now),
            Lifetime = TimeSpan.FromMinutes(Within("--minutes", arguments.GetValue(minutes) ?? rule.Minutes, AccessPassRule.LeastMinutes, rule.MaxMinutes)),
            IsOnce = arguments.GetValue(once) || rule.Once,
            Happened = CommandEvents.Event(AuditKinds.PassMade, now) with { PersonId = candidate.Id },
        };
        return await services.GetRequiredService<NewAccessPasses>().MakeAsync(order, cancellationToken) is var (pass, text)
            ? Lines(name, pass, text)
            : throw new CommandException([$"The account of {name} is switched off, or has changed meanwhile."]);
    }

    internal static string Lines(string name, AccessPass pass, AccessPassText text) =>
        $"The access pass of {name}, shown this once: {text.Shown}{Environment.NewLine}"
        + $"It works {(pass.IsOnce ? "once, " : "")}from {CommandTime.Text(pass.StartsAt)} until {CommandTime.Text(pass.ExpiresAt)}.";

    private static async Task<string> DeleteAsync(IServiceProvider services, string name, CancellationToken cancellationToken)
    {
        var person = await KnownPerson.FindAsync(services, name, cancellationToken);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var write = await services.GetRequiredService<IdentityDatabase>().BeginWriteAsync(cancellationToken);
        if (!await services.GetRequiredService<AccessPassStore>().RemoveAsync(person.Id, cancellationToken))
        {
            throw new CommandException([$"{name} has no access pass."]);
        }

        await services.GetRequiredService<AuditLog>().AddAsync(
            CommandEvents.Event(AuditKinds.PassRemoved, now) with { PersonId = person.Id }, cancellationToken);
        await write.CommitAsync(cancellationToken);
        return $"The access pass of {name} does not work any more.";
    }

    private static int Within(string option, int value, int least, int most) => value >= least && value <= most
        ? value
        : throw new CommandException([string.Create(CultureInfo.InvariantCulture, $"{option} must be a whole number from {least} to {most}.")]);

    // A pass that begins before now would be one that ends before it was said to.
    private static DateTimeOffset Start(string? text, DateTimeOffset now)
    {
        if (text is null)
        {
            return now;
        }

        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var start))
        {
            throw new CommandException(["--from must be a time such as 2026-03-01T08:00+01:00."]);
        }

        return start.ToUniversalTime() is var at && at < now
            ? throw new CommandException([$"--from lies before now, {CommandTime.Text(now)}."])
            : at;
    }
}
