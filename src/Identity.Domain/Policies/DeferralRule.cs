namespace Identity.Domain.Policies;

/// <summary>How long a registration rule can be put off.</summary>
public abstract record DeferralRule
{
    private DeferralRule()
    {
    }

    /// <summary>A number of days from when the person was first asked (0–90).</summary>
    public sealed record GraceDays(int Days) : DeferralRule;

    /// <summary>Until the end of a day, in UTC.</summary>
    public sealed record Until(DateOnly Day) : DeferralRule;

    /// <summary>A number of times (0–10).</summary>
    public sealed record Skips(int Times) : DeferralRule;

    /// <summary>At every sign-in anew, without end. Only a rule for password reset alone may have it.</summary>
    public sealed record Always : DeferralRule;
}
