using Identity.Domain.PasswordReset;

namespace Identity.Server.PasswordReset;

/// <summary>Whether an answer was right.</summary>
internal abstract record ResetJudgement
{
    private ResetJudgement()
    {
    }

    /// <summary>It was, and is not yet spent.</summary>
    /// <param name="Proof">What it proves.</param>
    /// <param name="SpendAsync">Spends it in the write that keeps the proof; of any number of callers one gets <see langword="true"/>.</param>
    public sealed record Right(ResetProof Proof, Func<Task<bool>> SpendAsync) : ResetJudgement;

    /// <summary>It was not.</summary>
    public sealed record Wrong : ResetJudgement;

    /// <summary>Nothing that was asked for can be answered any more.</summary>
    public sealed record Expired : ResetJudgement;

    /// <summary>A call was not answered, or not yet.</summary>
    public sealed record NotAnswered : ResetJudgement;
}
