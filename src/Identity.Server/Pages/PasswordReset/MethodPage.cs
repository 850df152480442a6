using Identity.Domain.Methods;
using Identity.Domain.PasswordReset;
using Identity.Server.Pages.Shared;
using Identity.Server.PasswordReset;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.PasswordReset;

/// <summary>A page on which one method is proven, for as long as the gate offers it.</summary>
internal abstract class MethodPage(ResetReader reader, AuthenticationMethod method) : ResetPage(reader)
{
    /// <summary>What was wrong with the last answer.</summary>
    public CodeProblem? Problem { get; private set; }

    /// <summary>Where another method can be chosen; <see langword="null"/> if there is none.</summary>
    public string? OtherPath => Decision is ResetDecision.Verify({ Count: > 1 }, _) ? ResetPaths.For(Decision, Handle) : null;

    protected sealed override bool Serves(ResetDecision decision) => decision is ResetDecision.Verify(var offered, _) && offered.Contains(method);

    /// <summary>Goes on after an answer, or says on this page what was wrong with it.</summary>
    protected IActionResult After(ResetAnswer answer) => answer switch
    {
        ResetAnswer.Proven(var path) => SeeOther(path),
        ResetAnswer.Wrong(var triesLeft) => Refuse(Wrong(triesLeft)),
        ResetAnswer.Expired => Refuse(CodeProblem.Expired),
        ResetAnswer.NotAnswered => Refuse(CodeProblem.NotAnswered),
        ResetAnswer.Locked(var until) => Refuse(Locked(until)),
        _ => Again(),
    };

    /// <summary>Says on this page what was wrong with what was typed.</summary>
    protected IActionResult Refuse(CodeProblem problem)
    {
        Problem = problem;
        return Page();
    }

    /// <summary>What is said of an answer that was wrong.</summary>
    protected virtual CodeProblem Wrong(int triesLeft) => CodeProblem.Wrong(triesLeft);

    /// <summary>What is said after too many.</summary>
    protected virtual CodeProblem Locked(DateTimeOffset until) => CodeProblem.Locked(State.Now, until);
}
