using Identity.Server.Delivery;
using Identity.Storage.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Testing;

/// <summary>The mail of people: what would reach them, read from the outbox of a server that sends nothing itself.</summary>
public sealed class ServerMails(RunningServer server)
{
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
}
