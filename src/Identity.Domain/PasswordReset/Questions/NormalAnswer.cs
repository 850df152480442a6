namespace Identity.Domain.PasswordReset.Questions;

/// <summary>An answer in the form that is hashed.</summary>
/// <param name="QuestionId">The question's id.</param>
/// <param name="Text">The answer, normalised.</param>
public sealed record NormalAnswer(string QuestionId, string Text)
{
    /// <summary>The type's name: an answer is a secret and belongs in no log.</summary>
    public override string ToString() => nameof(NormalAnswer);
}
