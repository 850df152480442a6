using Identity.Server.Localization;

namespace Identity.Server.ProofOfWork;

/// <summary>Whether the work was done, or the time was waited.</summary>
internal abstract record WorkAnswer
{
    private WorkAnswer()
    {
    }

    /// <summary>What to do about it, in words; <see langword="null"/> if it was accepted.</summary>
    public abstract string? Describe(Texts texts);

    /// <summary>It was; the challenge is spent.</summary>
    public sealed record Accepted : WorkAnswer
    {
        public override string? Describe(Texts texts) => null;
    }

    /// <summary>The work was not done, and not enough time has passed; the same challenge can be sent again then.</summary>
    public sealed record TooEarly(TimeSpan Left) : WorkAnswer
    {
        public override string Describe(Texts texts) => texts.Plural("Work.TooEarly", (int)Math.Ceiling(Left.TotalSeconds));
    }

    /// <summary>The challenge is none of ours, for something else, too old, or spent: a new one is needed.</summary>
    public sealed record Refused : WorkAnswer
    {
        public override string Describe(Texts texts) => texts["Work.Refused"];
    }
}
