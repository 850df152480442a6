using Identity.Domain.Methods;
using Identity.Domain.SignIn;
using Identity.Server.Authenticators.Codes;
using Identity.Server.Gate;
using Identity.Storage.Codes;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SignIn;

/// <summary>A page on which what is registered is confirmed anew.</summary>
internal abstract class ReviewPage(JourneyReader reader, MethodReview review) : JourneyPage(reader)
{
    /// <summary>Which of the methods that are due.</summary>
    [FromQuery(Name = "method")]
    public Guid? MethodId { get; set; }

    /// <summary>What has not been proven for too long.</summary>
    public IReadOnlyList<RegisteredMethod> Due => Review.Due;

    /// <summary>Why nothing was sent just now; <see langword="null"/> if nothing was asked for or it was sent.</summary>
    public SendOutcome? Refused { get; private set; }

    /// <summary>The method that the page is about: one that is due, whoever's id is sent (fault 8).</summary>
    protected RegisteredMethod? Chosen => Due.FirstOrDefault(method => method.Id == MethodId);

    /// <summary>The gate's answer.</summary>
    protected GateDecision.Review Review => (GateDecision.Review)Decision;

    /// <summary>The ceremony.</summary>
    protected MethodReview Ceremony => review;

    /// <summary>In which ways a method can be reached.</summary>
    public IReadOnlyList<CodeChannel> Channels(RegisteredMethod method) => MethodReview.Channels(Journey, method);

    /// <summary>Sends a text.</summary>
    public Task<IActionResult> OnPostTextAsync(CancellationToken cancellationToken) => SendAsync(CodeChannel.Text, cancellationToken);

    /// <summary>Places a call.</summary>
    public Task<IActionResult> OnPostCallAsync(CancellationToken cancellationToken) => SendAsync(CodeChannel.Call, cancellationToken);

    /// <summary>Sends a mail.</summary>
    public Task<IActionResult> OnPostMailAsync(CancellationToken cancellationToken) => SendAsync(CodeChannel.Mail, cancellationToken);

    protected override bool Serves(GateDecision decision) => decision is GateDecision.Review;

    private async Task<IActionResult> SendAsync(CodeChannel channel, CancellationToken cancellationToken)
    {
        if (Chosen is not { } method)
        {
            return SeeOther(JourneyPaths.Next(Handle));
        }

        var outcome = await review.SendAsync(Journey, method, channel, cancellationToken);
        if (outcome is SendOutcome.Sent)
        {
            return SeeOther($"{JourneyPaths.Review(Handle)}/{(channel is CodeChannel.Call ? "call" : "code")}?method={method.Id}");
        }

        Refused = outcome;
        return Page();
    }
}
