using System.Diagnostics;
using Identity.Server.Authenticators;

namespace Identity.Server.Pages.Shared;

/// <summary>Puts what a ceremony answered into what a page shows.</summary>
internal static class CodeProblems
{
    /// <summary>The problem with what was typed before it is judged; <see langword="null"/> if there is none.</summary>
    public static CodeProblem? Of(string? typed, string? cleaned) => (string.IsNullOrWhiteSpace(typed), cleaned) switch
    {
        (true, _) => CodeProblem.Empty,
        (_, null) => CodeProblem.Format,
        _ => null,
    };

    /// <summary>The problem with an answer that was not right.</summary>
    public static CodeProblem Of(CodeAnswer answer, DateTimeOffset now) => answer switch
    {
        CodeAnswer.Locked(var until) => CodeProblem.Locked(now, until),
        CodeAnswer.Used => CodeProblem.Used,
        CodeAnswer.Expired => CodeProblem.Expired,
        CodeAnswer.NotAnswered => CodeProblem.NotAnswered,
        CodeAnswer.Wrong(_, { } minutes) => CodeProblem.ClockOff(minutes),
        CodeAnswer.Wrong(var triesLeft, _) => CodeProblem.Wrong(triesLeft),
        _ => throw new UnreachableException(),
    };
}
