namespace Identity.Domain.SignIn;

/// <summary>A temporary access pass was right: an administrator vouches for the person, for a while.</summary>
/// <remarks>
/// It stands in for the password and the second step, so it is two factors by the organisation's own decision. It is typed, so it can be
/// phished, and is never phishing-resistant itself.
/// </remarks>
public sealed record PassProof : SignInProof
{
    /// <summary>The pass was right at that moment, and ends at <paramref name="until"/>.</summary>
    public PassProof(Guid passId, DateTimeOffset until, DateTimeOffset at, long epoch)
        : base(at, epoch) => (PassId, Until) = (passId, until);

    /// <summary>Which pass.</summary>
    public Guid PassId { get; }

    /// <summary>When the pass ends. What it signed in goes on; what it lets one register does not (fault 11).</summary>
    public DateTimeOffset Until { get; }

    /// <summary>
    /// Its authentication method references: RFC 8176 has no value for a pass, and a secret that was made for one occasion is nearest to
    /// its <c>otp</c>.
    /// </summary>
    public static IReadOnlyList<string> Amr { get; } = ["otp"];
}
