using Identity.Server.Authenticators.Codes;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Identity.Storage.Codes;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SignIn;

/// <summary>A page on which one method is confirmed anew.</summary>
internal abstract class ReviewAnswerPage(JourneyReader reader, MethodReview review) : ReviewPage(reader, review)
{
    /// <summary>What was wrong with the last answer.</summary>
    public CodeProblem? Problem { get; private set; }

    /// <summary>How far the code or call is; <see langword="null"/> if there is none that works.</summary>
    public CodeProgress? Sent { get; private set; }

    /// <summary>The person's name for the method.</summary>
    public string MethodLabel => Chosen!.Label;

    /// <summary>How it goes out from this page.</summary>
    protected abstract IReadOnlyList<CodeChannel> Served { get; }

    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancellationToken)
    {
        if (Chosen is not { } method)
        {
            return SeeOther(JourneyPaths.Next(Handle));
        }

        foreach (var channel in Served.Intersect(Channels(method)))
        {
            Sent ??= await Ceremony.ProgressAsync(Journey, method, channel, cancellationToken);
        }

        return null;
    }

    /// <summary>Goes on after an answer, or says on this page what was wrong with it.</summary>
    protected IActionResult After(ReviewOutcome outcome)
    {
        if (outcome is not ReviewOutcome.Refused(var answer))
        {
            return SeeOther(outcome is ReviewOutcome.Confirmed(var recorded) ? recorded.Path : JourneyPaths.Next(Handle));
        }

        return Refuse(CodeProblems.Of(answer, Journey.Now));
    }

    /// <summary>Says on this page what was wrong with what was typed.</summary>
    protected IActionResult Refuse(CodeProblem problem)
    {
        Problem = problem;
        return Page();
    }
}
