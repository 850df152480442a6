using System.ComponentModel.DataAnnotations;
using Identity.Domain.PasswordReset;
using Identity.Server.Pages.Shared;
using Identity.Server.PasswordReset;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Identity.Server.Pages.PasswordReset;

/// <summary>A page of a password reset.</summary>
/// <remarks>It is shown, and obeyed, only while the gate's decision is one that it serves; otherwise the person goes where the gate says.</remarks>
internal abstract class ResetPage(ResetReader reader) : PageModel, ITimedPage
{
    private ResetState? state;

    /// <summary>The reset's handle, from the path.</summary>
    [FromRoute]
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Handle { get; set; } = "";

    /// <summary>How far the person is: the name was the first step.</summary>
    public ResetProgress Progress => ResetProgress.Of(Decision, State);

    /// <summary>How long this page can still be used: the same for every name (attack 11).</summary>
    public SessionTime? Session => Decision is ResetDecision.Refuse ? null : Time(State);

    /// <summary>Back to the sign-in that waits; <see langword="null"/> if none does.</summary>
    public string? BackPath => ResetPaths.Back(State.SignIn);

    /// <summary>The reset as it was when this request came in.</summary>
    protected ResetState State => state ?? throw new InvalidOperationException("The page was asked before its reset was found.");

    /// <summary>What the gate says of it.</summary>
    protected ResetDecision Decision { get; private set; } = new ResetDecision.Refuse(ResetRefusal.NotOffered);

    /// <summary>When this page is over, whatever more time is given.</summary>
    protected virtual DateTimeOffset Limit => DateTimeOffset.MaxValue;

    /// <summary>"I need more time".</summary>
    public async Task<IActionResult> OnPostExtendAsync([FromServices] ResetRecorder recorder, CancellationToken cancellationToken) =>
        MoreTime.Answer(Request, await recorder.ExtendAsync(State, cancellationToken) is { } extended ? Time(extended) : null);

    /// <summary>Finds the reset and lets the handler run only if this page is where the gate wants the person.</summary>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        context.Result = await reader.FindAsync(Handle, HttpContext.RequestAborted) is FoundReset.Open(var open)
            ? Enter(open)
            : SeeOther(ResetPaths.End(Handle));
        context.Result ??= await PrepareAsync(HttpContext.RequestAborted);
        if (context.Result is null)
        {
            await next();
        }
    }

    /// <summary>Whether this is the page for a decision.</summary>
    protected abstract bool Serves(ResetDecision decision);

    /// <summary>Reads what the page needs beyond the reset; where to go instead, if there is nothing for the page to do.</summary>
    protected virtual Task<IActionResult?> PrepareAsync(CancellationToken cancellationToken) => Task.FromResult<IActionResult?>(null);

    /// <summary>Sends the person to where the reset stands now.</summary>
    protected IActionResult Again() => SeeOther(ResetPaths.End(Handle));

    /// <summary>Sends the person to another page.</summary>
    protected static IActionResult SeeOther(string path) => new SeeOtherResult(path);

    private SessionTime Time(ResetState known)
    {
        var end = known.Stored.ExpiresAt;
        var mayExtend = end < Limit && known.Stored.Extensions < ResetTimes.MaxExtensions;
        return new((end < Limit ? end : Limit) - known.Now, mayExtend, MoreTime.Path(Request), "Reset.Session");
    }

    private IActionResult? Enter(ResetState found)
    {
        state = found;
        Decision = found.Decide();
        return Serves(Decision) ? null : SeeOther(ResetPaths.For(Decision, Handle));
    }
}
