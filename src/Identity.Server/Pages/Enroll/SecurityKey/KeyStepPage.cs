using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Server.Authenticators.SecurityKeys;
using Identity.Server.Gate;

namespace Identity.Server.Pages.Enroll.SecurityKey;

/// <summary>A page about setting up a security key or passkey, for people whom the plan lets set up one.</summary>
internal abstract class KeyStepPage(JourneyReader reader, KeyEnrollment enrollment) : EnrollPage(reader)
{
    /// <summary>What the first page's address has for whoever wants another key than the one that was just made.</summary>
    public const string Again = "again";

    /// <summary>The first page.</summary>
    public string FirstPage => JourneyPaths.Enroll(Handle, MethodCatalogue.SecurityKey.Name);

    /// <summary>The ceremony.</summary>
    protected KeyEnrollment Enrollment => enrollment;

    protected override bool Serves(EnrollmentPlan.Interrupt plan) => plan.Steps[0].Choices.Contains(MethodCatalogue.SecurityKey);

    /// <summary>Where the key gets its name.</summary>
    protected string NamePage => $"{FirstPage}/name";
}
