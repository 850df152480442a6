using System.Diagnostics;
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
    public const string Explanation =
        "The newest messages. Without a mail server or gateway they stay here; with one their text is erased once they are sent.";

    public const string AnswerCall = "Answer and press #";
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

    private ShownMessage Show(OutboxMessage message) => message.Kind switch
    {
        MessageKinds.Mail when outbox.Open<Mail>(message) is { } mail => new(message, mail.To, mail.Subject, mail.Text, mail.Language),
        MessageKinds.Text when outbox.Open<TextMessage>(message) is { } text => new(message, text.To, "Text message", text.Text),
        MessageKinds.Call when outbox.Open<PhoneCall>(message) is { } call =>
            new(message, $"{call.To} {call.Extension}", "Call", "", call.Language, call.Handle),
        MessageKinds.Mail or MessageKinds.Text or MessageKinds.Call => new(message, "erased", message.Kind, ""),
        _ => throw new UnreachableException(),
    };
}
