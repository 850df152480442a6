namespace Identity.Domain.SignIn.Attempts;

/// <summary>Whether something may be tried.</summary>
public abstract record AttemptVerdict
{
    private AttemptVerdict()
    {
    }

    /// <summary>It may, once <paramref name="Next"/> has been stored in place of the state that was charged.</summary>
    public sealed record Allowed(AttemptState Next) : AttemptVerdict;

    /// <summary>It may not, and is not looked at.</summary>
    public sealed record Locked(DateTimeOffset Until) : AttemptVerdict;
}
