using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.SignIn;
using Identity.Server.Audit;
using Identity.Server.Gate;
using Identity.Server.Hosting;
using Identity.Storage.Methods;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Identity.Server.Pages.SignIn;

/// <summary>The interrupt "More information required": who asks, why, for which app and by when.</summary>
internal sealed class MoreInfoModel(
    JourneyReader reader, JourneyRecorder recorder, DeferralStore deferrals, AuditTrail audit, IOptions<BrandingOptions> branding) : JourneyPage(reader)
{
    private const int MinutesEach = 3;

    /// <summary>Who asks.</summary>
    public string Organisation => branding.Value.OrganisationName;

    /// <summary>The page's words: for what is required, or for what a campaign only proposes.</summary>
    public string Words => Plan.IsProposal ? "Proposal" : "Interrupt";

    /// <summary>How many methods are missing.</summary>
    public int Count => Plan.Steps.Count;

    /// <summary>About how long it takes to set them up.</summary>
    public int Minutes => (Count * MinutesEach) + (AppPassword ? 1 : 0);

    /// <summary>Whether an app password is to be made after them.</summary>
    public bool AppPassword => Plan.AppPassword;

    /// <summary>The missing methods, in order; the page says what each is good for.</summary>
    public IReadOnlyList<AuthenticationMethod> Methods => [.. Plan.Steps.Select(step => step.Method)];

    /// <summary>What asks.</summary>
    public IReadOnlyList<InterruptReason> Reasons => Plan.Because;

    /// <summary>Whether "Skip for now" is offered.</summary>
    public bool CanSkip => Plan.IsSkippable;

    /// <summary>Until when it is offered.</summary>
    public DateTimeOffset? Deadline => Plan.SkippableUntil;

    /// <summary>Days until then, a day begun counted as one; 0 on the last day.</summary>
    public int? DaysLeft => Deadline is { } deadline ? Days(deadline - Journey.Now) : null;

    /// <summary>How many times it is still offered.</summary>
    public int? SkipsLeft => Plan.SkipsLeft;

    private EnrollmentPlan.Interrupt Plan => ((GateDecision.Enroll)Decision).Plan;

    public IActionResult OnPost() => SeeOther(JourneyPaths.Enroll(Handle, Plan));

    public async Task<IActionResult> OnPostSkipAsync(CancellationToken cancellationToken)
    {
        if (!CanSkip)
        {
            return SeeOther(JourneyPaths.Next(Handle));
        }

        var person = Journey.Person!.Facts;
        var recorded = await recorder.RecordAsync(
            Journey,
            Journey.Transaction with { PersonId = person.Id, Epoch = person.Epoch },
            () => deferrals.TrySkipAsync(person.Id, Plan.Offers, person.Deferrals, Journey.Now, cancellationToken),
            audit.Event(Plan.IsProposal ? AuditKinds.CampaignPostponed : AuditKinds.EnrollmentSkipped, Journey) with { RuleId = Plan.Offers[0].RuleId },
            cancellationToken);
        return SeeOther(recorded?.Path ?? JourneyPaths.Next(Handle));
    }

    protected override bool Serves(GateDecision decision) => decision is GateDecision.Enroll;

    private static int Days(TimeSpan left) => left < TimeSpan.FromDays(1) ? 0 : (int)Math.Ceiling(left.TotalDays);
}
