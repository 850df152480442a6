using System.Diagnostics;
using Identity.Server.Delivery;
using Identity.Server.Delivery.Gateways;
using Identity.Server.Hosting;
using Identity.Storage.Outbox;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Identity.Server.Pages.Dev;

/// <summary>What would be sent, for whoever tries the server out. It exists in Development alone, which listens on loopback only (attack 16).</summary>
internal sealed class OutboxModel(OutboxStore store, MessageOutbox outbox, ServerSettings settings, IHostEnvironment environment) : PageModel
{
    public const string Explanation =
        "The newest messages. Without a mail server or gateway they stay here; with one their text is erased once they are sent.";

    private const int Shown = 50;

    public IReadOnlyList<ShownMessage> Messages { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment())
        {
            return NotFound();
        }

        Messages = [.. (await store.FindNewestAsync(Shown, cancellationToken)).Select(Show)];
        return Page();
    }

    private ShownMessage Show(OutboxMessage message) => message.Kind switch
    {
        MessageKinds.Mail when outbox.Open<Mail>(message) is { } mail => new(message, mail.To, mail.Subject, mail.Text, mail.Language),
        MessageKinds.Text when outbox.Open<TextMessage>(message) is { } text => new(message, text.To, "Text message", text.Text),
        MessageKinds.Call when outbox.Open<PhoneCall>(message) is { } call =>
            new(message, $"{call.To} {call.Extension}", "Call", CallAddresses.Question(settings.Issuer, call.Handle), call.Language),
        MessageKinds.Mail or MessageKinds.Text or MessageKinds.Call => new(message, "erased", message.Kind, ""),
        _ => throw new UnreachableException(),
    };
}
