using Identity.Domain.SignIn;
using Identity.Server.Authenticators.Codes;
using Identity.Server.Authenticators.Email;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SignIn;

/// <summary>Asks for the code that was mailed to the account's own address, before a first method is registered.</summary>
internal sealed class MailboxModel(JourneyReader reader, OwnMailbox mailbox) : JourneyPage(reader)
{
    private Mailbox? found;

    /// <summary>The address, with only so much of it as its owner needs.</summary>
    public string Address => found?.Masked ?? "";

    /// <summary>How far the mail is; <see langword="null"/> if no code works.</summary>
    public CodeProgress? Sent { get; private set; }

    /// <summary>How far the mail is, and why no other was sent.</summary>
    public MailOffers Offers => new(Sent, Refused, Journey.Now);

    /// <summary>Why nothing was sent just now; <see langword="null"/> if nothing was asked for or it was sent.</summary>
    public SendOutcome? Refused { get; private set; }

    /// <summary>What was wrong with the last code.</summary>
    public CodeProblem? Problem { get; private set; }

    /// <summary>Where a temporary access pass is typed; <see langword="null"/> if policy gives nobody one.</summary>
    public string? PassPath => Journey.Facts.Policy.Document.AccessPass.IsOffered ? JourneyPaths.Pass(Handle) : null;

    [BindProperty]
    public CodeInput Input { get; set; } = new();

    public void OnGet() => Input = new CodeInput();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Problem = CodeProblems.Read(Input.Code, out var code);
        if (Problem is not null)
        {
            return Page();
        }

        switch (await mailbox.ConfirmAsync(Journey, code, cancellationToken))
        {
            case ReviewOutcome.Confirmed(var recorded):
                return SeeOther(recorded.Path);
            case ReviewOutcome.Refused(var answer):
                Problem = CodeProblems.Of(answer, Journey.Now);
                return Page();
            default:
                return SeeOther(JourneyPaths.Next(Handle));
        }
    }

    /// <summary>Sends a code.</summary>
    public async Task<IActionResult> OnPostMailAsync(CancellationToken cancellationToken)
    {
        var outcome = await mailbox.SendAsync(Journey, cancellationToken);
        Refused = outcome is SendOutcome.Sent ? null : outcome;
        return Refused is null ? SeeOther(JourneyPaths.Mailbox(Handle)) : Page();
    }

    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancellationToken)
    {
        found = await mailbox.FindAsync(Journey, cancellationToken);
        Sent = await mailbox.ProgressAsync(Journey, cancellationToken);
        return null;
    }

    protected override bool Serves(GateDecision decision) => decision is GateDecision.ConfirmMailbox;
}
