using Identity.Server.Delivery;
using Identity.Testing;

namespace Identity.Server.Tests.Delivery;

/// <summary>Mail on its way to a real SMTP server.</summary>
[TestFixture]
public sealed class MailDelivery : DeliveryMatrix
{
    protected override TimeSpan Longest => SmtpMailSender.Longest;

    protected override string Refused => "smtp-550";

    protected override string Busy => "smtp-451";

    [Test]
    public async Task Mail_says_who_sends_it_and_that_nobody_shall_answer()
    {
        await using var receiver = await MailReceiver.StartAsync();
        await using var server = await SendingServer.StartAsync(receiver.Settings);

        await SendAsync(server);
        var mail = await receiver.NextAsync();

        var id = Guid.Parse((await server.Rows.ColumnAsync("SELECT id FROM outbox"))[0]);
        var headers = mail["headers"]!;
        Assert.That((string?)headers["Message-Id"], Is.EqualTo($"<{id:N}@contoso.example>"));
        Assert.That((string?)headers["From"], Is.EqualTo("Contoso <no-reply@contoso.example>"));
        Assert.That((string?)headers["To"], Is.EqualTo("sanne@mail.example"));
        Assert.That((string?)headers["Subject"], Is.EqualTo("Grüezi"));
        Assert.That((string?)headers["Auto-Submitted"], Is.EqualTo("auto-generated"));
        Assert.That(((string?)mail["text"])!.ReplaceLineEndings("\n").Trim(), Is.EqualTo("First line\nSecond line"));
    }

    [Test]
    public async Task Server_that_cannot_do_TLS_gets_nothing_unless_that_is_set()
    {
        await using var receiver = await MailReceiver.StartAsync();
        var settings = new Dictionary<string, string?>(receiver.Settings);
        settings.Remove("Identity:Mail:Tls");
        await using var server = await SendingServer.StartAsync(settings);

        await SendAsync(server);

        await server.AssertReachesAsync("pending", "tls", 1);
        Assert.That(await receiver.EndAsync(), Is.Empty);
    }

    protected override async Task<IReceiver> ReceiverAsync(string behaviour, int port = 0) => await MailReceiver.StartAsync(behaviour, port);

    protected override IReadOnlyDictionary<string, string?> SettingsFor(int port) => MailReceiver.SettingsFor(port);

    private protected override Task<bool> AddAsync(MessageOutbox outbox, Guid id, string about, TimeSpan lifetime) =>
        outbox.AddMailAsync(id, about, lifetime);
}
