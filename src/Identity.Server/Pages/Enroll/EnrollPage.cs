using Identity.Domain.Enrollment;
using Identity.Domain.SignIn;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.Enroll;

/// <summary>A page of the wizard. The plan is computed anew at each of them, so Back, reload and double posts are harmless.</summary>
internal abstract class EnrollPage(JourneyReader reader) : JourneyPage(reader)
{
    /// <summary>Which of the methods this is: after those confirmed in this sign-in, before those that are left.</summary>
    public WizardProgress Progress => WizardProgress.Of(Journey, Plan.Steps.Count + (Plan.AppPassword ? 1 : 0));

    /// <summary>What the wizard is called: people outside of the experience set up two-step verification and nothing else.</summary>
    public string WizardTitle =>
        Journey.Facts.Policy.Document.Experience.Covers(Journey.Person!.Facts.Groups) ? "Wizard.Title" : "Wizard.TwoStepTitle";

    /// <summary>Whether policy lets people set up a different method instead.</summary>
    public bool CanChooseOther => Plan.Steps[0].Choices.Count > 1;

    /// <summary>What is to be set up.</summary>
    protected EnrollmentPlan.Interrupt Plan => ((GateDecision.Enroll)Decision).Plan;

    /// <summary>What lets a method be committed.</summary>
    protected EnrollmentPermit Permit => ((GateDecision.Enroll)Decision).Permit;

    protected override bool Serves(GateDecision decision) => decision is GateDecision.Enroll({ Steps.Count: > 0 } plan, _) && Serves(plan);

    /// <summary>Whether the plan leads to this page.</summary>
    protected abstract bool Serves(EnrollmentPlan.Interrupt plan);

    /// <summary>The page after a method was registered: the next method, or the list of what was set up.</summary>
    protected IActionResult After(RecordedJourney recorded) => SeeOther(recorded.Decision switch
    {
        GateDecision.Proceed when Plan.IsOwnWish => recorded.Path,
        GateDecision.Enroll(var plan, _) => JourneyPaths.Enroll(Handle, plan),
        GateDecision.Proceed or GateDecision.Consent => JourneyPaths.Done(Handle),
        _ => recorded.Path,
    });
}
