namespace Identity.Domain.PasswordReset.Questions;

/// <summary>What can be wrong with one answer.</summary>
public enum AnswerFault
{
    /// <summary>There is no such question.</summary>
    UnknownQuestion,

    /// <summary>The question was answered above.</summary>
    QuestionTwice,

    /// <summary>It has fewer than 3 characters.</summary>
    TooShort,

    /// <summary>It has more than 40 characters.</summary>
    TooLong,

    /// <summary>A question above has the same answer.</summary>
    AnswerTwice,

    /// <summary>It repeats a word of its question.</summary>
    WordOfQuestion,
}
