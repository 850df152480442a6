using Identity.Server.PasswordReset;
using Identity.Server.PasswordReset.Ceremonies;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.PasswordReset;

/// <summary>Resetting with a mailbox, first page: a button, since nothing is typed and nothing is hinted at.</summary>
internal sealed class EmailModel(ResetReader reader, EmailReset emails) : EmailPage(reader, emails)
{
    public void OnGet() => Response.Headers.CacheControl = "no-store";

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SendAsync(cancellationToken);
}
