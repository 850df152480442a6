using Identity.Domain.SecurityInfo;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Identity.Server.SecurityInfo;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Identity.Server.Pages.SecurityInfo;

/// <summary>A page on which people look after what they have registered. It is shown only to a session that the exit gate lets in.</summary>
internal abstract class SecurityInfoPage(AccountReader reader, AccountSignIn signIn) : PageModel, IAccountPage
{
    private Account? account;

    public string? AccountName => account?.Person.UserName;

    public string SignOutPath => SignOutHere.Path;

    /// <summary>Whose page it is.</summary>
    protected Account Account => account ?? throw new InvalidOperationException("The page was asked before its account was found.");

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Response.Headers.CacheControl = "no-store";
        account = await reader.FindAsync(HttpContext.RequestAborted);
        if (account?.Allows(new AccountTask.Visit()) != true)
        {
            context.Result = new SeeOtherResult($"{OwnPages.Path}/sign-in");
            return;
        }

        context.Result = Prepare();
        if (context.Result is null)
        {
            await next();
        }
    }

    /// <summary>Where to go instead, if there is nothing for the page to do.</summary>
    protected virtual IActionResult? Prepare() => null;

    /// <summary>Goes to where something is proven or set up first; that leads back.</summary>
    protected async Task<IActionResult> BeginAsync(AccountTask task, CancellationToken cancellationToken) =>
        new SeeOtherResult(await signIn.BeginAsync(task, cancellationToken));

    /// <summary>Back to the overview.</summary>
    protected static IActionResult Overview() => new SeeOtherResult(OwnPages.Path);

    /// <summary>The page after a change; <see langword="null"/> if this one has to say why it was refused.</summary>
    protected async Task<IActionResult?> AfterAsync(ChangeOutcome outcome, CancellationToken cancellationToken) => outcome switch
    {
        ChangeOutcome.NeedsProof(var task) => await BeginAsync(task, cancellationToken),
        ChangeOutcome.Required => null,
        _ => Overview(),
    };
}
