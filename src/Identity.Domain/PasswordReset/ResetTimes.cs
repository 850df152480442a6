namespace Identity.Domain.PasswordReset;

/// <summary>How long things last in a password reset.</summary>
public static class ResetTimes
{
    /// <summary>How often a person may ask for more time.</summary>
    public const int MaxExtensions = 10;

    /// <summary>From the start, the last time that more was given, or the oldest proof, to the new password.</summary>
    public static readonly TimeSpan Session = TimeSpan.FromMinutes(15);

    /// <summary>How long a code that was sent can be typed.</summary>
    public static readonly TimeSpan Code = TimeSpan.FromMinutes(10);
}
