namespace Identity.Domain.SignIn.Attempts;

/// <summary>When wrong passwords lock: 10 of them for 60 seconds, each further one for twice as long, up to an hour.</summary>
/// <remarks>
/// An attempt is charged as wrong before the password is looked at and cleared if it was right, so that guesses made at the same
/// time cannot exceed the limit. A day without a wrong password forgets.
/// </remarks>
public static class PasswordLockout
{
    /// <summary>How many wrong passwords lock.</summary>
    public const int Limit = 10;

    /// <summary>How long the first lock lasts.</summary>
    public static readonly TimeSpan FirstLock = TimeSpan.FromSeconds(60);

    /// <summary>How long a lock lasts at most.</summary>
    public static readonly TimeSpan LongestLock = TimeSpan.FromHours(1);

    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    /// <summary>Charges one attempt.</summary>
    /// <param name="state">What is kept.</param>
    /// <param name="wrongDigest">A keyed digest of the password that is about to be tried; the same one as last time is not counted again.</param>
    /// <param name="now">The time.</param>
    public static AttemptVerdict Charge(AttemptState state, string wrongDigest, DateTimeOffset now)
    {
        if (state.LockedUntil is { } until && now < until)
        {
            return new AttemptVerdict.Locked(until);
        }

        if (state.LastWrong == wrongDigest)
        {
            return new AttemptVerdict.Allowed(state);
        }

        var remembered = now - state.WindowStartedAt < Memory ? state : AttemptState.None;
        var next = remembered with { Failures = remembered.Failures + 1, WindowStartedAt = now, LockedUntil = null, LastWrong = wrongDigest };
        return new AttemptVerdict.Allowed(
            next.Failures < Limit ? next : next with { LockedUntil = now + LockOf(next.Locks), Locks = next.Locks + 1 });
    }

    /// <summary>What is kept after a success: nothing.</summary>
    public static AttemptState Clear(AttemptState state) =>
        state with { Failures = 0, LockedUntil = null, LastWrong = null, Locks = 0 };

    private static TimeSpan LockOf(int locks) =>
        TimeSpan.FromSeconds(double.Min(FirstLock.TotalSeconds * double.Exp2(locks), LongestLock.TotalSeconds));
}
