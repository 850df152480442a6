using Identity.Domain.Methods;
using Identity.Domain.Methods.Phones;
using Identity.Server.PasswordReset;
using Identity.Server.PasswordReset.Ceremonies;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.PasswordReset;

/// <summary>Resetting with a phone, second page: a call that is answered with the pound key.</summary>
internal sealed class CallModel(ResetReader reader, PhoneReset phones, ResetAnswers answers) : PhoneSentPage(reader, phones, PhoneChannel.Call)
{
    public void OnGet() => Response.Headers.CacheControl = "no-store";

    /// <summary>How far the call is, for the page's script; the form that it sends then is judged like any other (fault 16).</summary>
    public async Task<JsonResult> OnGetStateAsync(CancellationToken cancellationToken) =>
        new(new { answered = await Phones.IsAnsweredAsync(State, cancellationToken), over = Sent is null });

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        After(await answers.AcceptAsync(State, MethodCatalogue.Phone, await Phones.JudgeCallAsync(State, cancellationToken), cancellationToken));
}
