using System.Diagnostics;
using Identity.Server.Authenticators;
using Identity.Server.Authenticators.Totp;

namespace Identity.Server.Pages.Shared;

/// <summary>Puts what a ceremony answered into what a page shows.</summary>
internal static class CodeProblems
{
    /// <summary>Reads the six digits of a code that was typed. What is wrong with it before it is judged; <see langword="null"/> if nothing is.</summary>
    public static CodeProblem? Read(string? typed, out string code)
    {
        var digits = TotpCodes.Clean(typed);
        code = digits ?? "";
        return (string.IsNullOrWhiteSpace(typed), digits) switch
        {
            (true, _) => CodeProblem.Empty,
            (_, null) => CodeProblem.Format,
            _ => null,
        };
    }

    /// <summary>The problem with an answer that was not right.</summary>
    public static CodeProblem Of(CodeAnswer answer, DateTimeOffset now) => answer switch
    {
        CodeAnswer.Locked(var until) => CodeProblem.Locked(now, until),
        CodeAnswer.Used => CodeProblem.Used,
        CodeAnswer.NextNeeded => CodeProblem.NextNeeded,
        CodeAnswer.Expired => CodeProblem.Expired,
        CodeAnswer.NotAnswered => CodeProblem.NotAnswered,
        CodeAnswer.Wrong(_, { } minutes) => CodeProblem.ClockOff(minutes),
        CodeAnswer.Wrong(var triesLeft, _) => CodeProblem.Wrong(triesLeft),
        _ => throw new UnreachableException(),
    };

    /// <summary>The same of a hardware token, whose clock nobody can set. Where its serial number was typed too, it does not say which of them was wrong.</summary>
    public static CodeProblem OfToken(CodeAnswer answer, DateTimeOffset now, bool isSerialTyped) => answer switch
    {
        CodeAnswer.Wrong(_, { } minutes) => CodeProblem.TokenClockOff(minutes),
        CodeAnswer.Wrong(var triesLeft, _) when isSerialTyped => CodeProblem.TokenWrong(triesLeft),
        _ => Of(answer, now),
    };
}
