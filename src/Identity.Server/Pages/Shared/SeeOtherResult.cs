using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.Shared;

/// <summary>303: the browser gets another page, and a reload repeats nothing. The framework's own redirects are 302.</summary>
/// <param name="location">A path of this server, or an address of an app, to the letter.</param>
internal sealed class SeeOtherResult(string location) : StatusCodeResult(StatusCodes.Status303SeeOther)
{
    public override void ExecuteResult(ActionContext context)
    {
        context.HttpContext.Response.Headers.Location = location;
        base.ExecuteResult(context);
    }
}
