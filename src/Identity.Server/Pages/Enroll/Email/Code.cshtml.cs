using Identity.Server.Authenticators;
using Identity.Server.Authenticators.Codes;
using Identity.Server.Authenticators.Email;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.Enroll.Email;

/// <summary>Setting up a mailbox, second page: the code that was sent proves that it is the person's. Without one that is half-made, the address is asked for again.</summary>
internal sealed class CodeModel(JourneyReader reader, EmailEnrollment enrollment) : EmailStepPage(reader, enrollment)
{
    private PendingMailbox? found;

    /// <summary>The address, whole: a mistake can be seen.</summary>
    public string Address => Found.Mailbox.Address;

    /// <summary>How far the mail is, and what may be asked for.</summary>
    public MailOffers Offers => new(Sent, Refused, Journey.Now);

    /// <summary>How far the mail is; <see langword="null"/> if no code works.</summary>
    public CodeProgress? Sent { get; private set; }

    /// <summary>What was wrong with the last code.</summary>
    public CodeProblem? Problem { get; private set; }

    [BindProperty]
    public CodeInput Input { get; set; } = new();

    private PendingMailbox Found => found ?? throw new InvalidOperationException("There is no address to confirm.");

    public void OnGet() => Input = new CodeInput();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Problem = CodeProblems.Read(Input.Code, out var code);
        if (Problem is not null)
        {
            return Page();
        }

        switch (await Enrollment.ConfirmAsync(Journey, Permit, code, cancellationToken))
        {
            case MethodConfirmation.Registered(var recorded):
                return After(recorded);
            case MethodConfirmation.Answered(var answer):
                Problem = CodeProblems.Of(answer, Journey.Now);
                return Page();
            default:
                return SeeOther(FirstPage);
        }
    }

    /// <summary>Sends another code.</summary>
    public async Task<IActionResult> OnPostMailAsync(CancellationToken cancellationToken) =>
        AfterSending(await Enrollment.SendAsync(Journey, Found, cancellationToken));

    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancellationToken)
    {
        found = await Enrollment.FindAsync(Journey, cancellationToken);
        if (found is null)
        {
            return SeeOther(FirstPage);
        }

        Sent = await Enrollment.ProgressAsync(found, cancellationToken);
        return null;
    }
}
