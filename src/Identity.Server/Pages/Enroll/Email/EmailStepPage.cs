using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Server.Authenticators.Codes;
using Identity.Server.Authenticators.Email;
using Identity.Server.Gate;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.Enroll.Email;

/// <summary>A page about setting up a mailbox, for people whom the plan lets set up one.</summary>
internal abstract class EmailStepPage(JourneyReader reader, EmailEnrollment enrollment) : EnrollPage(reader)
{
    /// <summary>Why nothing was sent just now; <see langword="null"/> if nothing was asked for or it was sent.</summary>
    public SendOutcome? Refused { get; private set; }

    /// <summary>The ceremony.</summary>
    protected EmailEnrollment Enrollment => enrollment;

    /// <summary>Where the address is asked for.</summary>
    protected string FirstPage => JourneyPaths.Enroll(Handle, MethodCatalogue.Email.Name);

    protected override bool Serves(EnrollmentPlan.Interrupt plan) => plan.Steps[0].Choices.Contains(MethodCatalogue.Email);

    /// <summary>Goes on if a mail is on its way; otherwise the page says why not.</summary>
    protected IActionResult AfterSending(SendOutcome outcome)
    {
        Refused = outcome is SendOutcome.Sent ? null : outcome;
        return Refused is null ? SeeOther($"{FirstPage}/code") : Page();
    }
}
