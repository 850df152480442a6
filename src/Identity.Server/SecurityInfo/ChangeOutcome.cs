using Identity.Domain.SecurityInfo;

namespace Identity.Server.SecurityInfo;

/// <summary>How a change on the Security info page ended.</summary>
internal abstract record ChangeOutcome
{
    private ChangeOutcome()
    {
    }

    /// <summary>It is done.</summary>
    public sealed record Done : ChangeOutcome;

    /// <summary>Something has to be proven first.</summary>
    public sealed record NeedsProof(AccountTask Task) : ChangeOutcome;

    /// <summary>A rule requires the method.</summary>
    public sealed record Required(string RuleId) : ChangeOutcome;

    /// <summary>There is no such method of the person, or it cannot be what was asked for.</summary>
    public sealed record Gone : ChangeOutcome;
}
