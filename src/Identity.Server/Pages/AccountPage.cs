using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Identity.Server.Pages;

/// <summary>A page beside a sign-in: it knows who is signed in, if anybody is.</summary>
internal abstract class AccountPage(SignOutHere signOut) : PageModel, IAccountPage
{
    public string? AccountName { get; private set; }

    public virtual string SignOutPath => SignOutHere.Path;

    /// <summary>Ends the session.</summary>
    protected SignOutHere SignOutHere => signOut;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        AccountName = (await signOut.FindAsync(HttpContext.RequestAborted))?.UserName;
        await next();
    }
}
