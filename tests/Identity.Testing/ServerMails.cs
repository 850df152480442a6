using System.Text.RegularExpressions;
using Identity.Domain.Methods;
using Identity.OpenId.Keys;
using Identity.Server.Authenticators.Email;
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

    /// <summary>Registers a mailbox of a person, as an import would.</summary>
    public Task<Guid> AddAsync(TestPerson person, string address) => server.People.AddForResetAsync(person, MethodCatalogue.Email, (services, pending) =>
    {
        var at = address.LastIndexOf('@');
        var mailbox = new Mailbox(address[..at], address[(at + 1)..]);
        var sealedAddress = mailbox.Seal(services.GetRequiredService<ISecretSeal>(), person.Id, pending.Id);
        return (sealedAddress, services.GetRequiredService<MailboxDigests>().Channel(mailbox), mailbox.Domain, []);
    });

    /// <summary>All mail about a person, the newest first: to whom, and what it says.</summary>
    public Task<IReadOnlyList<(string To, string Subject, string Text)>> AllAsync(TestPerson person) => server.UseAsync<IReadOnlyList<(string, string, string)>>(async services =>
    {
        var outbox = services.GetRequiredService<MessageOutbox>();
        var messages = await services.GetRequiredService<OutboxStore>().FindNewestAsync(200, CancellationToken.None);
        return
        [
            .. messages.Where(message => message.PersonId == person.Id && message.Kind == MessageKinds.Mail)
                .Select(message => outbox.Open<Mail>(message)).OfType<Mail>().Select(mail => (mail.To, mail.Subject, mail.Text)),
        ];
    });

    /// <summary>Where the link of the newest notice to a person leads.</summary>
    public async Task<string> NotMeAsync(TestPerson person)
    {
        var text = (await AllAsync(person)).Select(mail => mail.Text).First(text => text.Contains(ChangeNotices.Path, StringComparison.Ordinal));
        return text[text.IndexOf(ChangeNotices.Path, StringComparison.Ordinal)..].Trim();
    }

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex Code();
}
