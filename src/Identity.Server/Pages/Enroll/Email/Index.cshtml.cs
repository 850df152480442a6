using Identity.Server.Authenticators.Email;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.Enroll.Email;

/// <summary>Setting up a mailbox, first page: the address.</summary>
internal sealed class IndexModel(JourneyReader reader, EmailEnrollment enrollment) : EmailStepPage(reader, enrollment)
{
    /// <summary>What is wrong with the address.</summary>
    public MailboxProblem? Problem { get; private set; }

    /// <summary>What is said where nothing could be sent.</summary>
    public MailOffers Offers => new(Progress: null, Refused, Journey.Now);

    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>Shows the address that is half-made, for whoever comes back to mend it (WCAG 3.3.7).</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Input = new InputModel { Address = (await Enrollment.FindAsync(Journey, cancellationToken))?.Mailbox.Address };

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        switch (Enrollment.Read(Journey, Input.Address))
        {
            case MailboxReading.Accepted(var mailbox):
                return AfterSending(await Enrollment.BeginAsync(Journey, mailbox, cancellationToken));
            case MailboxReading.Refused(var problem):
                Problem = problem;
                break;
        }

        return Page();
    }

    internal sealed class InputModel
    {
        /// <summary>As typed.</summary>
        public string? Address { get; init; }
    }
}
