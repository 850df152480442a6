using Identity.Server.Authenticators.Codes;
using Identity.Server.Authenticators.Phone;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Identity.Storage.Codes;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SignIn;

/// <summary>Confirms a phone anew with a call.</summary>
internal sealed class ReviewCallModel(JourneyReader reader, MethodReview review) : ReviewAnswerPage(reader, review)
{
    /// <summary>How far the call is, and what else may be asked for.</summary>
    public PhoneOffers Offers => new(Sent, [.. Channels(Chosen!).Select(PhoneCodeChannels.Of)], Refused, Journey.Now) { MethodId = Chosen!.Id };

    protected override IReadOnlyList<CodeChannel> Served { get; } = [CodeChannel.Call];

    public void OnGet() => Response.Headers.CacheControl = "no-store";

    /// <summary>How far the call is, for the page's script.</summary>
    public JsonResult OnGetState() => CallState.Of(Sent);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        After(await Ceremony.ConfirmCallAsync(Journey, Chosen!, cancellationToken));
}
