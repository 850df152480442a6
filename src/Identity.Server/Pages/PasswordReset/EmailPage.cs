using Identity.Domain.Methods;
using Identity.Server.Authenticators.Codes;
using Identity.Server.Pages.Shared;
using Identity.Server.PasswordReset;
using Identity.Server.PasswordReset.Ceremonies;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.PasswordReset;

/// <summary>A page about resetting with a mailbox. Nothing on it depends on whether the person has one (attack 11).</summary>
internal abstract class EmailPage(ResetReader reader, EmailReset emails) : MethodPage(reader, MethodCatalogue.Email)
{
    /// <summary>What is said where nothing was sent just now.</summary>
    public MailOffers News => new(Progress: null, Refused, State.Now);

    /// <summary>The ceremony.</summary>
    protected EmailReset Emails => emails;

    private SendOutcome? Refused { get; set; }

    /// <summary>Sends, and goes on if something may be on its way; otherwise the page says why not.</summary>
    protected async Task<IActionResult> SendAsync(CancellationToken cancellationToken)
    {
        var outcome = await emails.SendAsync(State, cancellationToken);
        if (outcome is SendOutcome.Sent)
        {
            return SeeOther(ResetPaths.Method(Handle, MethodCatalogue.Email, "code"));
        }

        Refused = outcome;
        return Page();
    }
}
