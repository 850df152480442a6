using Identity.Domain.SecurityInfo;

namespace Identity.Server.AppPasswords;

/// <summary>How adding or deleting an app password on Security info ended.</summary>
internal abstract record AppPasswordChangeOutcome
{
    private AppPasswordChangeOutcome()
    {
    }

    /// <summary>It is done.</summary>
    public sealed record Done : AppPasswordChangeOutcome;

    /// <summary>Something has to be proven first.</summary>
    public sealed record NeedsProof(AccountTask Task) : AppPasswordChangeOutcome;

    /// <summary>The person has as many as there may be.</summary>
    public sealed record TooMany : AppPasswordChangeOutcome;

    /// <summary>The person has one of that name.</summary>
    public sealed record Taken : AppPasswordChangeOutcome;

    /// <summary>There is none of that id, or they are switched off, or something else came first.</summary>
    public sealed record Gone : AppPasswordChangeOutcome;
}
