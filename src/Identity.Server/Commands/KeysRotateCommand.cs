using System.CommandLine;
using Identity.OpenId.Keys;
using Identity.Server.Audit;
using Identity.Storage.Auditing;

namespace Identity.Server.Commands;

/// <summary><c>keys rotate</c>: new signing keys before their time.</summary>
internal sealed class KeysRotateCommand : Command
{
    private readonly Option<bool> now = new("--now") { Description = "They sign at once; apps that keep the published keys without looking again refuse tokens for a while." };

    private readonly Option<bool> forget = new("--forget")
    {
        Description = "The keys of before are removed: whatever they signed is refused from now on. For keys that somebody else may have; includes --now.",
    };

    public KeysRotateCommand(CommandHost host)
        : base("rotate", "Makes new signing keys. Unless --now is given they are published for 14 days before they sign. The server does this by itself every 90 days.")
    {
        Options.Add(now);
        Options.Add(forget);
        SetAction((arguments, stopping) => host.RunAsync(
            async (services, cancellationToken) =>
            {
                var (isAtOnce, forgets) = (arguments.GetValue(now), arguments.GetValue(forget));
                await services.GetRequiredService<SigningKeys>().RotateAsync(isAtOnce || forgets, forgets, cancellationToken);
                var at = services.GetRequiredService<TimeProvider>().GetUtcNow();
                string[] details = [isAtOnce || forgets ? "sign at once" : "announced", forgets ? "others removed" : "others kept"];
                await services.GetRequiredService<AuditLog>().AddAsync(CommandEvents.Event(AuditKinds.KeysRotated, at, details), cancellationToken);
                await host.Io.Out.WriteLineAsync("There are new keys. Running servers see them within a minute.");
            },
            stopping));
    }
}
