namespace Identity.Domain.SignIn.Attempts;

/// <summary>How many second-step codes of one person may be wrong, over all methods: 5 in 15 minutes, 20 a day (attack 10, fault 14).</summary>
/// <remarks>
/// A try is charged before the code is looked at and refunded if it was right. A right code gives back its own try only: somebody who
/// can make one right code gains no guesses at another method by it. The 15 minutes begin anew with each wrong code.
/// </remarks>
public static class CodeBudget
{
    /// <summary>How many wrong codes in <see cref="Window"/>.</summary>
    public const int WindowLimit = 5;

    /// <summary>How many wrong codes in <see cref="Day"/>.</summary>
    public const int DayLimit = 20;

    /// <summary>The short time.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>The long time.</summary>
    public static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Charges one try.</summary>
    public static AttemptVerdict Charge(AttemptState state, DateTimeOffset now)
    {
        var current = Forget(state, now);
        if (current.DayFailures >= DayLimit)
        {
            return new AttemptVerdict.Locked(current.DayStartedAt + Day);
        }

        if (current.Failures >= WindowLimit)
        {
            return new AttemptVerdict.Locked(current.WindowStartedAt + Window);
        }

        return new AttemptVerdict.Allowed(current with
        {
            Failures = current.Failures + 1,
            WindowStartedAt = now,
            DayFailures = current.DayFailures + 1,
            DayStartedAt = current.DayFailures == 0 ? now : current.DayStartedAt,
        });
    }

    /// <summary>Gives one try back, because the code was right.</summary>
    public static AttemptState Refund(AttemptState state) =>
        state with { Failures = int.Max(0, state.Failures - 1), DayFailures = int.Max(0, state.DayFailures - 1) };

    /// <summary>How many tries are left now.</summary>
    public static int TriesLeft(AttemptState state, DateTimeOffset now)
    {
        var current = Forget(state, now);
        return int.Max(0, int.Min(WindowLimit - current.Failures, DayLimit - current.DayFailures));
    }

    private static AttemptState Forget(AttemptState state, DateTimeOffset now) => state with
    {
        Failures = now - state.WindowStartedAt < Window ? state.Failures : 0,
        DayFailures = now - state.DayStartedAt < Day ? state.DayFailures : 0,
    };
}
