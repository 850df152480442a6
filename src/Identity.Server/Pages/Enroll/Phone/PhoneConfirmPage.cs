using Identity.Domain.Methods.Phones;
using Identity.Server.Authenticators;
using Identity.Server.Authenticators.Codes;
using Identity.Server.Authenticators.Phone;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.Enroll.Phone;

/// <summary>A page on which a new phone is confirmed; without one that is half-made, the number is asked for again.</summary>
internal abstract class PhoneConfirmPage(JourneyReader reader, PhoneEnrollment enrollment, PhoneChannel channel)
    : PhoneStepPage(reader, enrollment)
{
    private PendingPhone? found;

    /// <summary>The number, whole: a mistake can be seen.</summary>
    public string Number => Found.Phone.Address.Shown;

    /// <summary>How far the text or the call is, and what may be asked for.</summary>
    public PhoneOffers Offers => new(Sent, PhoneEnrollment.Channels(Journey, Found.Phone), Refused, Journey.Now);

    /// <summary>What was wrong with the last answer.</summary>
    public CodeProblem? Problem { get; private set; }

    /// <summary>How far the text or the call is; <see langword="null"/> if there is none that works.</summary>
    public CodeProgress? Sent { get; private set; }

    private PendingPhone Found => found ?? throw new InvalidOperationException("There is no number to confirm.");

    /// <summary>Sends a text.</summary>
    public Task<IActionResult> OnPostTextAsync(CancellationToken cancellationToken) => SendAsync(PhoneChannel.Text, cancellationToken);

    /// <summary>Places a call.</summary>
    public Task<IActionResult> OnPostCallAsync(CancellationToken cancellationToken) => SendAsync(PhoneChannel.Call, cancellationToken);

    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancellationToken)
    {
        found = await Enrollment.FindAsync(Journey, cancellationToken);
        if (found is null)
        {
            return SeeOther(FirstPage);
        }

        Sent = await Enrollment.ProgressAsync(found, channel, cancellationToken);
        return null;
    }

    /// <summary>Goes on after an answer, or says on this page what was wrong with it.</summary>
    protected IActionResult Answer(MethodConfirmation confirmation)
    {
        return confirmation switch
        {
            MethodConfirmation.Registered(var recorded) => After(recorded),
            MethodConfirmation.Answered(var answer) => Refuse(CodeProblems.Of(answer, Journey.Now)),
            _ => SeeOther(FirstPage),
        };
    }

    /// <summary>Says on this page what was wrong with what was typed.</summary>
    protected IActionResult Refuse(CodeProblem problem)
    {
        Problem = problem;
        return Page();
    }

    private async Task<IActionResult> SendAsync(PhoneChannel by, CancellationToken cancellationToken) =>
        AfterSending(await Enrollment.SendAsync(Journey, Found, by, cancellationToken), by);
}
