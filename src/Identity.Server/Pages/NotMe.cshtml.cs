using System.ComponentModel.DataAnnotations;
using Identity.Server.Pages.Shared;
using Identity.Server.SecurityInfo;
using Identity.Storage.Notices;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Identity.Server.Pages;

/// <summary>"This was not me": the link in a notice opens it, and only its form undoes anything, so that no mail scanner can (attack 8).</summary>
internal sealed class NotMeModel(Disowning disowning) : PageModel
{
    [FromRoute]
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Handle { get; set; } = "";

    /// <summary>What was changed; <see langword="null"/> if the link is no good any more.</summary>
    public ChangeNotice? Notice { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        Notice = await disowning.FindAsync(Handle, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await disowning.DisownAsync(Handle, cancellationToken);
        return new SeeOtherResult(Request.Path);
    }
}
