using Identity.Server.Localization;

namespace Identity.Server.Pages.Shared;

/// <summary>Why a typed code was not accepted.</summary>
internal sealed record CodeProblem
{
    private readonly string key;
    private readonly int? count;

    private CodeProblem(string key, int? count = null) => (this.key, this.count) = (key, count);

    /// <summary>Nothing was typed.</summary>
    public static CodeProblem Empty { get; } = new("Code.Empty");

    /// <summary>What was typed is not six digits.</summary>
    public static CodeProblem Format { get; } = new("Code.Format");

    /// <summary>A right code that was used before.</summary>
    public static CodeProblem Used { get; } = new("Code.Used");

    /// <summary>No code that was sent works any more.</summary>
    public static CodeProblem Expired { get; } = new("Code.Expired");

    /// <summary>The call was not answered with the pound key yet.</summary>
    public static CodeProblem NotAnswered { get; } = new("Call.NotAnswered");

    /// <summary>A token whose clock is a little off has to show one more code.</summary>
    public static CodeProblem NextNeeded { get; } = new("Token.Next.Needed");

    /// <summary>There are as many authenticator apps and hardware tokens as there may be.</summary>
    public static CodeProblem TooManyApps { get; } = new("Code.TooManyApps");

    /// <summary>What was typed cannot be a recovery code.</summary>
    public static CodeProblem NoRecoveryCode { get; } = new("RecoveryCode.Format");

    /// <summary>A recovery code that was used before.</summary>
    public static CodeProblem RecoveryCodeUsed { get; } = new("RecoveryCode.Used");

    /// <summary>Six digits, but not the right ones.</summary>
    public static CodeProblem Wrong(int triesLeft) => new("Code.Wrong", triesLeft);

    /// <summary>A code of another time: the phone's clock is wrong.</summary>
    public static CodeProblem ClockOff(int minutes) => new("Code.Clock", minutes);

    /// <summary>A code of another time: the token's clock has drifted too far.</summary>
    public static CodeProblem TokenClockOff(int minutes) => new("Token.Clock", minutes);

    /// <summary>A serial number and six digits that do not belong together; it does not say which of them is wrong.</summary>
    public static CodeProblem TokenWrong(int triesLeft) => new("Token.Wrong", triesLeft);

    /// <summary>Too many wrong codes.</summary>
    public static CodeProblem Locked(DateTimeOffset now, DateTimeOffset until) => Until("Code.Locked", "Code.LockedHours", now, until);

    /// <summary>A security question was left out.</summary>
    public static CodeProblem AnswerMissing { get; } = new("Reset.questions.Empty");

    /// <summary>Not every answer to the security questions was right; it does not say which.</summary>
    public static CodeProblem AnswersWrong(int triesLeft) => new("Reset.questions.Wrong", triesLeft);

    /// <summary>Too many wrong answers to security questions.</summary>
    public static CodeProblem AnswersLocked(DateTimeOffset now, DateTimeOffset until) => Until("Reset.questions.Locked", "Reset.questions.LockedHours", now, until);

    /// <summary>The problem, and how to mend it, in words.</summary>
    public string Describe(Texts texts) => count is { } number ? texts.Plural(key, number) : texts[key];

    private static CodeProblem Until(string minutes, string hours, DateTimeOffset now, DateTimeOffset until)
    {
        var (counted, number) = Waiting.Counted(minutes, hours, now, until);
        return new(counted, number);
    }
}
