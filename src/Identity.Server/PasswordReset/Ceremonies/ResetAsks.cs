using Identity.Domain.Methods;
using Identity.Domain.Methods.Phones;
using Identity.Domain.PasswordReset;
using Identity.Domain.SignIn.Attempts;
using Identity.Server.Authenticators.Codes;
using Identity.Storage;
using Identity.Storage.Attempts;
using Identity.Storage.PasswordResets;

namespace Identity.Server.PasswordReset.Ceremonies;

/// <summary>Writes down what is asked for in resets, at the pace of the name.</summary>
/// <remarks>
/// The pace that people are told of is the name's, whoever has it, and each kind of browser has its own (attack 10). What stops a true
/// message beyond that is not said: it would say that there was one (attack 11).
/// </remarks>
internal sealed class ResetAsks(IdentityDatabase database, ResetSendStore sends, AttemptStore attempts)
{
    /// <summary>Writes one down; why it may not be asked for now, if it may not.</summary>
    /// <param name="asked">What is asked for.</param>
    /// <param name="perHour">How many an hour holds.</param>
    /// <param name="charge">What asking is charged to beside the pace, and is charged where the pace refuses it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<SendOutcome.Wait?> TryAskAsync(
        ResetSend asked, int perHour, Func<AttemptState, AttemptVerdict> charge, CancellationToken cancellationToken)
    {
        var now = asked.CreatedAt;

        // Of two requests at one moment the second waits here, and sees the first.
        await using var write = await database.BeginWriteAsync(cancellationToken);
        var verdict = await attempts.ChargeAsync(CountedKey(asked.PaceKey), charge, cancellationToken);
        var before = await sends.FindTimesAsync(asked.PaceKey, now - SendPacing.Window, cancellationToken);
        if (verdict is AttemptVerdict.Locked(var locked))
        {
            return new SendOutcome.Wait(locked);
        }

        var wait = SendPacing.WaitUntil(before, perHour, now);
        if (wait is null)
        {
            await sends.AddAsync(asked, cancellationToken);
        }

        await write.CommitAsync(cancellationToken);
        return wait is { } until ? new SendOutcome.Wait(until) : null;
    }

    /// <summary>What the pace of a reset is kept under.</summary>
    public static string PaceKey(StoredReset reset, AuthenticationMethod method) => PaceKey(reset.NameDigest, reset.Browser, method);

    /// <summary>The same of a name.</summary>
    public static string PaceKey(string nameDigest, ResetBrowser browser, AuthenticationMethod method) => $"{nameDigest}:{browser}:{method.Name}";

    /// <summary>What asking at a pace is charged to.</summary>
    public static string CountedKey(string paceKey) => $"reset:sends:{paceKey}";
}
