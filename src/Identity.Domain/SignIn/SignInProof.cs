namespace Identity.Domain.SignIn;

/// <summary>Something that a person has proven in a sign-in, and when.</summary>
public abstract record SignInProof
{
    private protected SignInProof(DateTimeOffset at, long epoch) => (At, Epoch) = (at, epoch);

    /// <summary>When it was proven.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The person's epoch then; a proof of another epoch counts for nothing (attack 1).</summary>
    public long Epoch { get; }
}
