using Identity.OpenId.Stores;
using Identity.Server.Delivery;
using Identity.Server.Pages.Shared;
using Identity.Storage.Codes;
using Identity.Storage.Outbox;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Identity.Server.Pages.Dev;

/// <summary>What would be sent, for whoever tries the server out. It exists in Development alone, which listens on loopback only (attack 16).</summary>
internal sealed class OutboxModel(OutboxStore store, MessageOutbox outbox, CodeStore codes, IHostEnvironment environment, TimeProvider clock) : PageModel
{
    public const string Explanation = "The newest messages. Without a sender they stay here; with one their text is erased once they are sent.";
    public const string AnswerCall = "Answer and press #";
    private const int Shown = 50;

    public IReadOnlyList<DevMessage> Messages { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment())
        {
            return NotFound();
        }

        Messages = [.. (await store.FindNewestAsync(Shown, cancellationToken)).Select(Show)];
        return Page();
    }

    /// <summary>Does what the person does at the telephone.</summary>
    public async Task<IActionResult> OnPostAnswerAsync(string handle, CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment())
        {
            return NotFound();
        }

        await codes.TryConfirmCallAsync(Handle.Hash(handle), clock.GetUtcNow(), cancellationToken);
        return new SeeOtherResult(Request.Path);
    }

    private DevMessage Show(OutboxMessage message)
    {
        var line = $"{message.CreatedAt:u} · {message.State}";
        return message.Kind switch
        {
            MessageKinds.Mail when outbox.Open<Mail>(message) is { } mail => new(mail.Subject, $"{line} · {mail.To}", Lines(mail.Text), mail.Language, null),
            MessageKinds.Text when outbox.Open<TextMessage>(message) is { } text => new("Text message", $"{line} · {text.To}", Lines(text.Text), null, null),
            MessageKinds.Call when outbox.Open<PhoneCall>(message) is { } call => new("Call", $"{line} · {call.To} {call.Extension}", [], null, call.Handle),
            _ => new(message.Kind, $"{line} · erased", [], null, null),
        };
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
