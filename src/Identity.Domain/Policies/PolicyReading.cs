namespace Identity.Domain.Policies;

/// <summary>What came of reading the text of a policy document.</summary>
public abstract record PolicyReading
{
    private PolicyReading()
    {
    }

    /// <summary>It is a policy document.</summary>
    public sealed record Valid(PolicyDocument Document) : PolicyReading;

    /// <summary>It is not; every mistake found, in the order of the text.</summary>
    public sealed record Invalid(IReadOnlyList<PolicyError> Errors) : PolicyReading;
}
