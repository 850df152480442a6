using Identity.Domain.SignIn.Attempts;

namespace Identity.Domain.PasswordReset;

/// <summary>How often a reset may fail: 5 times an hour a method, and 5 sessions in 24 hours, after which it is locked.</summary>
/// <remarks>
/// An answer is charged before it is looked at and given back if it was right; a session is charged with its first answer. Counters belong
/// to the name, the kind of browser and the method, also where the name is nobody's. Each failure begins its time anew, so that no six fit in it.
/// A name is all it takes to fail for somebody else, so what unknown browsers do locks them for an hour and known ones not at all (attack 10).
/// </remarks>
public static class ResetAttempts
{
    /// <summary>How many wrong answers in <see cref="MethodWindow"/>, and how many failed sessions in <see cref="SessionWindow"/>.</summary>
    public const int Limit = 5;

    /// <summary>The time in which wrong answers to one method are counted.</summary>
    public static readonly TimeSpan MethodWindow = TimeSpan.FromHours(1);

    /// <summary>The time in which failed sessions are counted.</summary>
    public static readonly TimeSpan SessionWindow = TimeSpan.FromHours(24);

    /// <summary>How long failed sessions lock browsers that are known.</summary>
    public static readonly TimeSpan KnownLock = TimeSpan.FromHours(24);

    /// <summary>How long failed sessions lock browsers that are not.</summary>
    public static readonly TimeSpan UnknownLock = TimeSpan.FromHours(1);

    /// <summary>Charges one answer to a method.</summary>
    public static AttemptVerdict ChargeMethod(AttemptState state, DateTimeOffset now)
    {
        var failures = now - state.WindowStartedAt < MethodWindow ? state.Failures : 0;
        return failures >= Limit
            ? new AttemptVerdict.Locked(state.WindowStartedAt + MethodWindow)
            : new AttemptVerdict.Allowed(state with { Failures = failures + 1, WindowStartedAt = now });
    }

    /// <summary>Charges one session, at its first answer.</summary>
    public static AttemptVerdict ChargeSession(AttemptState state, ResetBrowser browser, DateTimeOffset now)
    {
        if (state.LockedUntil is { } until && now < until)
        {
            return new AttemptVerdict.Locked(until);
        }

        // A lock that is over has been served.
        var failures = state.LockedUntil is null && now - state.WindowStartedAt < SessionWindow ? state.Failures : 0;
        var next = state with { Failures = failures + 1, WindowStartedAt = now, LockedUntil = null };
        return new AttemptVerdict.Allowed(next.Failures < Limit ? next : next with { LockedUntil = now + LockOf(browser) });
    }

    /// <summary>Gives one answer to a method back, because it was right.</summary>
    public static AttemptState Refund(AttemptState state) => state with { Failures = int.Max(0, state.Failures - 1) };

    /// <summary>What is kept after a reset that succeeded, or after an administrator unlocked it: nothing.</summary>
    public static AttemptState Clear() => AttemptState.None;

    private static TimeSpan LockOf(ResetBrowser browser) => browser is ResetBrowser.Known ? KnownLock : UnknownLock;
}
