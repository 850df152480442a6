namespace Identity.Domain.PasswordReset;

/// <summary>What is known of the browser in which a password is reset. Each kind has counters of its own, so that neither locks out the other (attack 10).</summary>
public enum ResetBrowser
{
    /// <summary>Somebody's who was never seen with it: anybody who knows the name.</summary>
    Unknown,

    /// <summary>The person has signed in with it before.</summary>
    Known,
}
