using Identity.Domain.Methods;
using Identity.Domain.PasswordReset;
using Identity.Domain.SignIn.Attempts;
using Identity.Storage;
using Identity.Storage.Attempts;
using Identity.Storage.PasswordResets;

namespace Identity.Server.PasswordReset;

/// <summary>The counters of failed answers and sessions (attack 10). An answer is paid for before it is looked at, so parallel guesses have no more tries than there are.</summary>
internal sealed class ResetCounters(IdentityDatabase database, AttemptStore attempts, ResetStore resets)
{
    /// <summary>Pays for one answer to a method, and with the first one for the session.</summary>
    public async Task<ResetCharge> ChargeAsync(ResetState state, AuthenticationMethod method, CancellationToken cancellationToken)
    {
        var stored = state.Stored;
        await using var write = await database.BeginWriteAsync(cancellationToken);
        var session = new Charges(new AttemptVerdict.Allowed(AttemptState.None), new AttemptVerdict.Allowed(AttemptState.None));
        if (!stored.IsCharged)
        {
            if (!await resets.TryChargeAsync(stored, cancellationToken))
            {
                return new ResetCharge.Overtaken();
            }

            session = await ChargeAsync(
                ResetCounterKeys.OfSession(stored), counted => ResetAttempts.ChargeSession(counted, stored.Browser, state.Now), cancellationToken);
            stored = stored with { IsCharged = true, Version = stored.Version + 1 };
        }

        var answer = await ChargeAsync(
            ResetCounterKeys.OfMethod(stored, method), counted => ResetAttempts.ChargeMethod(counted, state.Now), cancellationToken);
        if ((session.Name, answer.Name) is not (AttemptVerdict.Allowed, AttemptVerdict.Allowed(var next)))
        {
            return new ResetCharge.Locked(Later(session.Name, answer.Name));
        }

        await write.CommitAsync(cancellationToken);
        var isVoid = session.Person is AttemptVerdict.Locked || answer.Person is AttemptVerdict.Locked;
        return new ResetCharge.Charged(stored, ResetAttempts.Limit - next.Failures, isVoid);
    }

    /// <summary>Gives an answer to a method back, in the caller's write: it was right.</summary>
    public async Task RefundAsync(StoredReset reset, AuthenticationMethod method, CancellationToken cancellationToken)
    {
        var keys = ResetCounterKeys.OfMethod(reset, method);
        await attempts.UpdateAsync(keys.Name, state => (ResetAttempts.Refund(state), true), cancellationToken);
        await attempts.UpdateAsync(keys.Person, state => (ResetAttempts.Refund(state), true), cancellationToken);
    }

    private async Task<Charges> ChargeAsync(ResetCounterKeys keys, Func<AttemptState, AttemptVerdict> charge, CancellationToken cancellationToken)
    {
        var byName = await attempts.ChargeAsync(keys.Name, charge, cancellationToken);
        return new Charges(byName, await attempts.ChargeAsync(keys.Person, charge, cancellationToken));
    }

    private static DateTimeOffset Later(params AttemptVerdict[] verdicts) => verdicts.OfType<AttemptVerdict.Locked>().Max(locked => locked.Until);

    private sealed record Charges(AttemptVerdict Name, AttemptVerdict Person);
}
