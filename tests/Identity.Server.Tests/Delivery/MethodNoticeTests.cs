using System.Globalization;
using Identity.Server.Delivery;
using Identity.Storage;
using Identity.Storage.Outbox;
using Identity.Storage.People;
using Identity.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Delivery;

/// <summary>Rule 8: the person is told when a method was added.</summary>
public sealed class MethodNoticeTests
{
    [TestCase("nl-NL", "en", "Er is een aanmeldingsmethode aan uw account toegevoegd", "nl")]
    [TestCase("en-GB", "nl", "A sign-in method was added to your account", "en")]
    [TestCase(null, "nl", "Er is een aanmeldingsmethode aan uw account toegevoegd", "nl")]
    [Category("rule-8")]
    public async Task Sanne_gets_one_mail_in_her_language(string? locale, string browser, string subject, string language)
    {
        await using var receiver = await MailReceiver.StartAsync();
        await using var server = await SendingServer.StartAsync(receiver.Settings);
        using var app = await server.Apps.AddAsync();
        var sanne = await SanneAsync(server, app, locale: locale);
        sanne.Browser.Headers.Remove("Accept-Language");
        sanne.Browser.Headers.Add("Accept-Language", browser);

        await (await sanne.OpenAsync()).ReachAsync("/enroll/totp/code");
        var registered = server.Clock.GetUtcNow();
        var form = sanne.Page;
        await sanne.FinishAsync();

        var mail = await receiver.NextAsync();
        Assert.That((string?)mail["headers"]!["To"], Is.EqualTo("sanne@mail.example"));
        Assert.That((string?)mail["headers"]!["Subject"], Is.EqualTo(subject));
        Assert.That((string?)mail["headers"]!["Content-Language"], Is.EqualTo(language));
        Assert.That(
            (string?)mail["text"],
            Does.Contain(language == "nl" ? "Authenticator-app" : "Authenticator app")
                .And.Contain("sanne@contoso.example")
                .And.Contain(registered.Year.ToString(CultureInfo.InvariantCulture)).And.Contain("UTC+"));
        await server.AssertReachesAsync("sent");

        await form.SubmitAsync(("Input.Code", "123456"), ("Input.Label", "My phone"));
        server.Pass(TimeSpan.FromMinutes(1));
        Assert.That(await server.Rows.CountAsync("outbox"), Is.EqualTo(1));
        Assert.That(await receiver.EndAsync(), Is.Empty);
    }

    [Test]
    [Category("rule-8")]
    [Category("rule-3")]
    public async Task Wrong_code_tells_nobody_anything()
    {
        await using var server = await RunningServer.StartAsync();
        using var app = await server.Apps.AddAsync();
        var sanne = await (await (await SanneAsync(server, app)).OpenAsync()).ReachAsync("/enroll/totp/code");

        await sanne.Page.SubmitAsync(("Input.Code", "000000"), ("Input.Label", "My phone"));

        Assert.That(await server.Rows.CountAsync("outbox"), Is.Zero);
    }

    [Test]
    [Category("attack-8")]
    [Category("rule-8")]
    public async Task Address_that_was_not_verified_before_gets_nothing_and_the_audit_log_says_so()
    {
        await using var server = await RunningServer.StartAsync();
        using var app = await server.Apps.AddAsync();
        var sanne = await SanneAsync(server, app, isVerified: false);

        await (await sanne.OpenAsync()).FinishAsync();

        Assert.That(await server.Rows.CountAsync("outbox"), Is.Zero);
        Assert.That(await server.Rows.ColumnAsync("SELECT data FROM audit_events WHERE kind = 'notice.not_sent'"), Is.EqualTo(["\"no-address\""]));
    }

    [Test]
    [Category("rule-8")]
    public async Task Without_a_mail_server_the_audit_log_says_that_nothing_was_sent()
    {
        await using var prepared = await RunningServer.StartAsync();
        await using var server = await prepared.StartAnotherAsync(new RunningServerOptions { Environment = "Production" });
        using var app = await server.Apps.AddAsync();

        await (await (await SanneAsync(server, app)).OpenAsync()).FinishAsync();

        Assert.That(await server.Rows.CountAsync("outbox"), Is.Zero);
        Assert.That(await server.Rows.ColumnAsync("SELECT data FROM audit_events WHERE kind = 'notice.not_sent'"), Is.EqualTo(["\"no-sender\""]));
    }

    [Test]
    [Category("attack-16")]
    public async Task Messages_can_be_looked_at_in_Development_alone()
    {
        await using var server = await RunningServer.StartAsync();
        using var app = await server.Apps.AddAsync();
        await (await (await SanneAsync(server, app)).OpenAsync()).FinishAsync();
        await server.SendTextAsync("123456 is your security code");
        await server.SendCallAsync("1234");
        await using var production = await server.StartAnotherAsync(new RunningServerOptions { Environment = "Production" });

        using var developer = server.Browser();
        var outbox = await developer.GetAsync("/dev/outbox");
        var shown = outbox.Document.Body!.TextContent;
        using var stranger = production.Browser();
        var hidden = await stranger.GetAsync("/dev/outbox");

        Assert.That(shown, Does.Contain("A sign-in method was added to your account").And.Contain("sanne@mail.example"));
        Assert.That(shown, Does.Contain("+31612345678").And.Contain("123456 is your security code"));
        Assert.That(shown, Does.Contain("+31201234567 1234"));
        Assert.That(outbox.Value("handle"), Is.EqualTo("handle-of-test"), "the call can be answered here");
        Assert.That((int)hidden.Status, Is.EqualTo(404));
        Assert.That(hidden.Document.Body!.TextContent, Does.Not.Contain("sanne").And.Not.Contain("123456").And.Not.Contain("handle-of-test"));
    }

    [TestCase(StorageProvider.Sqlite)]
    [TestCase(StorageProvider.Postgres)]
    [Category("attack-9")]
    public async Task Waiting_message_is_sealed_for_its_row(StorageProvider provider)
    {
        await using var server = await RunningServer.StartAsync(new RunningServerOptions { Provider = provider });
        using var app = await server.Apps.AddAsync();
        await (await (await SanneAsync(server, app)).OpenAsync()).FinishAsync();

        await server.SendAsync((outbox, id) => outbox.AddAsync(
            id, MessageKinds.Text, new TextMessage("+31612345678", "123456 is your security code"), null, "code", ChangeNotices.Lifetime, CancellationToken.None));

        var outbox = await server.Rows.DumpAsync("outbox");
        Assert.That(outbox, Does.Contain("pending|").Or.Contain("|pending"));
        Assert.That(outbox, Does.Not.Contain("sanne").And.Not.Contain("sign-in").And.Not.Contain("Authenticator"));
        Assert.That(outbox, Does.Not.Contain("31612345678").And.Not.Contain("123456"));
        await server.UseAsync(async services =>
        {
            var message = (await services.GetRequiredService<OutboxStore>().FindNewestAsync(2, CancellationToken.None)).Single(message => message.Kind == MessageKinds.Mail);
            var messages = services.GetRequiredService<MessageOutbox>();
            Assert.That(messages.Open<Mail>(message)!.To, Is.EqualTo("sanne@mail.example"));
            Assert.That(messages.Open<Mail>(message with { Id = Guid.CreateVersion7() }), Is.Null, "moved to another row");
            Assert.That(messages.Open<Mail>(message with { Kind = MessageKinds.Text }), Is.Null, "made to leave another way");
        });
    }

    [Test]
    [Category("attack-9")]
    public async Task Message_that_nobody_sends_expires()
    {
        await using var server = await RunningServer.StartAsync();
        await server.SendTextAsync("Nobody sends this");
        server.Clock.Advance(ChangeNotices.Lifetime);

        await server.UseAsync(services => services.GetRequiredService<OutboxEndings>().EndOverdueAsync(CancellationToken.None));

        await server.AssertReachesAsync("expired");
        await server.AssertErasedAsync();
        Assert.That(await server.AuditedAsync("message.expired"), Is.EqualTo(1));
    }

    private static async Task<Visit> SanneAsync(RunningServer server, RelyingParty app, string? locale = null, bool isVerified = true)
    {
        var sanne = await server.People.AddAsync("sanne@contoso.example", Change, "staff");
        return new Visit(server, app, sanne);

        void Change(Person person)
        {
            person.EmailConfirmed = isVerified;
            person.Profile = locale is null ? null : $$"""{"locale":"{{locale}}"}""";
        }
    }
}
