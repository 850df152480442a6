using Identity.Server.Delivery;
using Identity.Storage.Outbox;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Identity.Server.Pages.Dev;

/// <summary>What would be sent, for whoever tries the server out. It exists in Development alone, which listens on loopback only (attack 16).</summary>
internal sealed class OutboxModel(OutboxStore store, MessageOutbox outbox, IHostEnvironment environment) : PageModel
{
    public const string Explanation = "The newest messages. Without a mail server they stay here; with one their text is erased once they are sent.";
    public const string Erased = "erased";
    private const int Shown = 50;

    public IReadOnlyList<(OutboxMessage Message, Mail? Mail)> Messages { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment())
        {
            return NotFound();
        }

        Messages = [.. (await store.FindNewestAsync(Shown, cancellationToken)).Select(message => (message, outbox.Open<Mail>(message)))];
        return Page();
    }
}
