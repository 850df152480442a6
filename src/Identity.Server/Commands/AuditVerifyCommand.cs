using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Identity.Storage.Auditing;

namespace Identity.Server.Commands;

/// <summary><c>audit verify</c>: checks the audit log against its chain and names what does not fit, the first row first.</summary>
internal sealed class AuditVerifyCommand : Command
{
    private const int Shown = 20;

    private readonly Option<string?> head = new("--head")
    {
        Description = "What an earlier run printed, or the server logged, as 1234:9f86d0…: the chain must still lead to it.",
    };

    private readonly CommandIo io;

    public AuditVerifyCommand(CommandHost host)
        : base("verify", "Checks that no audit event was changed, removed or put in between since it was sealed.")
    {
        io = host.Io;
        Options.Add(head);
        SetAction((arguments, stopping) => host.RunAsync(
            (services, cancellationToken) => RunAsync(arguments.GetValue(head), services, cancellationToken), stopping));
    }

    private async Task RunAsync(string? noted, IServiceProvider services, CancellationToken cancellationToken)
    {
        var verdict = await services.GetRequiredService<AuditVerification>().VerifyAsync(Noted(noted), cancellationToken);
        if (verdict.Findings.Count > 0)
        {
            var more = verdict.Findings.Count > Shown ? [$"... and {verdict.Findings.Count - Shown} more."] : Array.Empty<string>();
            throw new CommandException([.. verdict.Findings.Take(Shown).Select(Line), .. more]);
        }

        var waiting = $"{verdict.Waiting} wait to be sealed.";
        await io.Out.WriteLineAsync(verdict.Head is { } last
            ? $"All {last.Number} sealed events are as they were; {waiting} Note this elsewhere: {last.Number}:{last.Hash}"
            : $"Nothing is sealed yet; {waiting}");
    }

    private static (long Number, string Hash)? Noted(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return text.Split(':') is [var number, { Length: 64 } hash] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? (place, hash)
            : throw new CommandException([$"--head: {text} is not a number, a colon and 64 hexadecimal digits."]);
    }

    private static string Line(AuditFinding finding) => finding switch
    {
        AuditFinding.Changed(var number, var id) => $"{number}, event {id} of {finding.At:u}: was changed.",
        AuditFinding.Missing(var number, var id) => $"{number}, event {id} of {finding.At:u}: is missing.",
        AuditFinding.SealMissing(var number) => $"{number}: the seal is missing.",
        AuditFinding.AddedBetween(var id, var kind) => $"event {id} of {finding.At:u}, {kind}: came between events that were sealed before.",
        AuditFinding.HeadLost(var number) => $"{number}: the chain does not lead to the seal that was noted.",
        _ => throw new UnreachableException(),
    };
}
