using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Server.Authenticators.Totp;
using Identity.Server.Gate;

namespace Identity.Server.Pages.Enroll.Totp;

/// <summary>A page about setting up an authenticator app, for people whom the plan lets set up one.</summary>
internal abstract class TotpPage(JourneyReader reader, TotpEnrollment enrollment) : EnrollPage(reader)
{
    /// <summary>The ceremony.</summary>
    protected TotpEnrollment Enrollment => enrollment;

    protected override bool Serves(EnrollmentPlan.Interrupt plan) => plan.Steps[0].Choices.Contains(MethodCatalogue.Totp);

    /// <summary>A page of this part of the wizard; the first one if no name is given.</summary>
    protected string PathTo(string page) => $"{JourneyPaths.Enroll(Handle, MethodCatalogue.Totp.Name)}/{page}";
}
