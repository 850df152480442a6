using Identity.Server.Audit;
using Identity.Server.Authenticators.Codes;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Identity.Storage.Methods;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SignIn;

/// <summary>"Is this still correct?": what is registered, and a code for each phone and mailbox that was not used for long (attack 4).</summary>
internal sealed class ReviewModel(JourneyReader reader, MethodReview review, JourneyRecorder recorder, DeferralStore deferrals, AuditTrail audit)
    : ReviewPage(reader, review)
{
    /// <summary>How many days make a method due.</summary>
    public int Days => Journey.Facts.Policy.Document.ReconfirmDays;

    /// <summary>What is registered and not due.</summary>
    public IReadOnlyList<MethodChoice> Others => [.. Journey.Person!.Facts.Methods.Except(Due).Select(MethodChoice.Of)];

    /// <summary>What the page says where nothing could be sent.</summary>
    public PhoneOffers Offers => new(Progress: null, [], Refused, Journey.Now);

    public void OnGet() => MethodId = null;

    /// <summary>"Not now": always an answer, because somebody who cannot receive the code must still get to where it is changed.</summary>
    public async Task<IActionResult> OnPostLaterAsync(CancellationToken cancellationToken)
    {
        var person = Journey.Person!.Facts;
        var recorded = await recorder.RecordAsync(
            Journey,
            Journey.Transaction with { PersonId = person.Id, Epoch = person.Epoch },
            () => deferrals.TrySkipAsync(person.Id, [Review.Later], person.Deferrals, Journey.Now, cancellationToken),
            audit.Event(AuditKinds.ReviewPostponed, Journey),
            cancellationToken);
        return SeeOther(recorded?.Path ?? JourneyPaths.Next(Handle));
    }
}
