namespace Identity.OpenId.Keys;

/// <summary>What is due to the signing keys.</summary>
/// <param name="Make">The keys to make: what they sign with, and from when.</param>
/// <param name="Remove">The <c>kid</c> of those that nothing is verified with any more.</param>
public sealed record KeyPlan(IReadOnlyList<(string Algorithm, DateTimeOffset SignsFrom)> Make, IReadOnlyList<string> Remove)
{
    /// <summary>Whether nothing is due.</summary>
    public bool IsEmpty => Make.Count == 0 && Remove.Count == 0;
}
