namespace Identity.Domain.PasswordReset.Questions;

/// <summary>Whether answers can be registered.</summary>
public abstract record AnswersVerdict
{
    private AnswersVerdict()
    {
    }

    /// <summary>They can; these are to be hashed.</summary>
    public sealed record Accepted(IReadOnlyList<NormalAnswer> Answers) : AnswersVerdict;

    /// <summary>Policy wants another number of questions.</summary>
    public sealed record WrongNumber(int Needed) : AnswersVerdict;

    /// <summary>Some cannot; the first problem of each of them.</summary>
    public sealed record Rejected(IReadOnlyList<AnswerProblem> Problems) : AnswersVerdict;
}
