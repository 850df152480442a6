using System.Text.RegularExpressions;
using Identity.Server.Delivery;
using Identity.Storage.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Testing;

/// <summary>The mailboxes of people: what would reach them, read from the outbox of a server that sends nothing itself.</summary>
public sealed partial class ServerMails(RunningServer server)
{
    /// <summary>The newest mail with a code to a person.</summary>
    public Task<(string To, string Subject, string Text)> NewestAsync(TestPerson person) => server.UseAsync(async services =>
    {
        var outbox = services.GetRequiredService<MessageOutbox>();
        var newest = (await services.GetRequiredService<OutboxStore>().FindNewestAsync(500, CancellationToken.None))
            .First(message => message.PersonId == person.Id && message.Kind == MessageKinds.Mail && message.IdempotencyKey.StartsWith("code:", StringComparison.Ordinal));
        var mail = outbox.Open<Mail>(newest) ?? throw new InvalidOperationException("The message is erased.");
        return (mail.To, mail.Subject, mail.Text);
    });

    /// <summary>The code in it.</summary>
    public async Task<string> CodeAsync(TestPerson person) => Code().Match((await NewestAsync(person)).Text).Value;

    /// <summary>How many mails with a code were written for a person.</summary>
    public Task<int> CountAsync(TestPerson person) => server.Rows.CountAsync("codes", $"channel = 'mail' AND person_id = {server.Rows.Literal(person.Id)}");

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex Code();
}
