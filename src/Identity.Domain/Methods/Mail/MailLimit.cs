using Identity.Domain.SignIn.Attempts;

namespace Identity.Domain.Methods.Mail;

/// <summary>How often one person may ask for a code by mail: 10 times in 10 minutes, after which it is locked for 24 hours (fault 24).</summary>
/// <remarks>
/// Asking counts, also where the pace between two mails refuses it: at that pace nobody is ever sent ten in ten minutes, and who asks that
/// often is a program. The ten minutes begin with the first of them.
/// </remarks>
public static class MailLimit
{
    /// <summary>How many may be asked for in <see cref="Window"/>; the last of them locks.</summary>
    public const int Limit = 10;

    /// <summary>The time in which they are counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>How long nothing is sent then, unless whoever asks says less: a name is all it takes to ask for a reset (attack 10).</summary>
    public static readonly TimeSpan Lock = TimeSpan.FromHours(24);

    /// <summary>Charges one mail.</summary>
    /// <param name="state">What is kept.</param>
    /// <param name="lockFor">How long the last one that may be asked for locks.</param>
    /// <param name="now">The time.</param>
    public static AttemptVerdict Charge(AttemptState state, TimeSpan lockFor, DateTimeOffset now)
    {
        if (state.LockedUntil is { } until && now < until)
        {
            return new AttemptVerdict.Locked(until);
        }

        // A lock that is over has been served.
        var isCounted = state.LockedUntil is null && state.Failures > 0 && now - state.WindowStartedAt < Window;
        var next = state with
        {
            Failures = isCounted ? state.Failures + 1 : 1,
            WindowStartedAt = isCounted ? state.WindowStartedAt : now,
            LockedUntil = null,
        };
        return new AttemptVerdict.Allowed(next.Failures < Limit ? next : next with { LockedUntil = now + lockFor });
    }
}
