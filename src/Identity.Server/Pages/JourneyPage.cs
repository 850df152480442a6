using System.ComponentModel.DataAnnotations;
using Identity.Domain.SignIn;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Identity.Server.Pages;

/// <summary>A page of a sign-in.</summary>
/// <remarks>It is shown, and obeyed, only while the gate's decision is one that it serves; otherwise the person goes where the gate says.</remarks>
internal abstract class JourneyPage(JourneyReader reader) : PageModel, IAccountPage, ITimedPage
{
    private Journey? journey;

    /// <summary>The sign-in's handle, from the path.</summary>
    [FromRoute]
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Handle { get; set; } = "";

    /// <summary>The name that the person signs in with.</summary>
    public string? AccountName => IsCompleted && Journey.Session is null ? null : Journey.Person?.UserName;

    /// <summary>Where the header's "Sign out" goes: to the first page, for the same request of the app.</summary>
    public string SignOutPath => JourneyPaths.SignOut(Handle);

    /// <summary>How long this page can still be used; <see langword="null"/> while nothing is proven that a limit would protect.</summary>
    public SessionTime? Session => IsTimed && Left <= JourneyRecorder.RegistrationSession
        ? Time(Left, Journey.Transaction.Extensions)
        : null;

    /// <summary>The app that sent the person here.</summary>
    public string AppName => Journey.Client.ClientName;

    /// <summary>The app's own page; <see langword="null"/> if it has none.</summary>
    public string? AppUrl => Journey.Client.ClientUri;

    /// <summary>The sign-in as it was when this request came in.</summary>
    protected Journey Journey => journey ?? throw new InvalidOperationException("The page was asked before its sign-in was found.");

    /// <summary>What the gate says of it.</summary>
    protected GateDecision Decision { get; private set; } = new GateDecision.SignIn();

    /// <summary>Whether this page is also for a sign-in that has had its answer.</summary>
    protected virtual bool ServesCompleted => false;

    private bool IsCompleted => Journey.Transaction.CompletedAt is not null;

    private bool IsTimed => !IsCompleted && Decision is not GateDecision.Refuse;

    private TimeSpan Left => Journey.Transaction.ExpiresAt - Journey.Now;

    /// <summary>"I need more time": the same page again, or what the page's script has to know to leave everything as it is.</summary>
    public async Task<IActionResult> OnPostExtendAsync([FromServices] JourneyRecorder recorder, CancellationToken cancellationToken)
    {
        var extended = await recorder.ExtendAsync(Journey, cancellationToken);
        return MoreTime.Answer(Request, extended ? Time(JourneyRecorder.RegistrationSession, Journey.Transaction.Extensions + 1) : null);
    }

    /// <summary>Finds the sign-in and lets the handler run only if this page is where the gate wants the person.</summary>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        context.Result = await reader.FindAsync(Handle, HttpContext.RequestAborted) switch
        {
            FoundJourney.Open(var open) => Serves(Enter(open)) ? null : SeeOther(JourneyPaths.Next(open)),
            FoundJourney.Completed(var completed) when ServesCompleted => Show(completed),
            FoundJourney.Completed => SeeOther(JourneyPaths.AlreadyDone(Handle)),
            FoundJourney.Expired(var over) => SeeOther(JourneyPaths.Resume(over)),
            _ => SeeOther(JourneyPaths.NotHere(Handle)),
        };
        context.Result ??= await PrepareAsync(HttpContext.RequestAborted);
        if (context.Result is null)
        {
            await next();
        }
    }

    /// <summary>Whether this is the page for a decision.</summary>
    protected abstract bool Serves(GateDecision decision);

    /// <summary>Reads what the page needs beyond the sign-in; where to go instead, if there is nothing for the page to do.</summary>
    protected virtual Task<IActionResult?> PrepareAsync(CancellationToken cancellationToken) => Task.FromResult<IActionResult?>(null);

    /// <summary>Sends the person to another page.</summary>
    protected static IActionResult SeeOther(string path) => new SeeOtherResult(path);

    private SessionTime Time(TimeSpan left, int extensions) =>
        new(left, extensions < JourneyRecorder.MaxExtensions, MoreTime.Path(Request), "Session");

    private GateDecision Enter(Journey found)
    {
        journey = found;
        Decision = found.Decide();
        return Decision;
    }

    private IActionResult? Show(Journey found)
    {
        Enter(found);
        return null;
    }
}
