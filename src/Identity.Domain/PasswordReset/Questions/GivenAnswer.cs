namespace Identity.Domain.PasswordReset.Questions;

/// <summary>An answer as somebody typed it.</summary>
/// <param name="QuestionId">The question's id.</param>
/// <param name="QuestionTexts">The question in every language: the answer may repeat none of its words.</param>
/// <param name="Typed">The answer.</param>
public sealed record GivenAnswer(string QuestionId, IReadOnlyCollection<string> QuestionTexts, string Typed)
{
    /// <summary>The type's name: an answer is a secret and belongs in no log.</summary>
    public override string ToString() => nameof(GivenAnswer);
}
