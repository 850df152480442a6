using Identity.Domain.SignIn.Attempts;

namespace Identity.Domain.AppPasswords;

/// <summary>How many app passwords from one address may be wrong, whoever's they are: 100 in 15 minutes, then none is looked at for a minute.</summary>
/// <remarks>It makes trying names dear. Nobody guesses an app password, so those who are known at the address go on (attack 10).</remarks>
public static class DoorAddressLimit
{
    /// <summary>How many.</summary>
    public const int Limit = 100;

    /// <summary>In how long; each wrong one begins it anew.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>How long the address waits.</summary>
    public static readonly TimeSpan Lock = TimeSpan.FromMinutes(1);

    /// <summary>Charges one that was wrong.</summary>
    public static AttemptVerdict Charge(AttemptState state, DateTimeOffset now)
    {
        if (state.LockedUntil is { } until && now < until)
        {
            return new AttemptVerdict.Locked(until);
        }

        var remembered = now - state.WindowStartedAt < Window ? state : AttemptState.None;
        var next = remembered with { Failures = remembered.Failures + 1, WindowStartedAt = now, LockedUntil = null };
        return new AttemptVerdict.Allowed(next.Failures < Limit ? next : next with { LockedUntil = now + Lock });
    }
}
