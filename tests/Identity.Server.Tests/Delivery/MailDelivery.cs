using Identity.Server.Delivery;
using Identity.Testing;

namespace Identity.Server.Tests.Delivery;

/// <summary>Mail on its way to a real SMTP server that is well, down, slow, refusing, or answers twice: nothing lost, nothing sent twice.</summary>
public sealed class MailDelivery
{
    [TestCase("taking")]
    [TestCase("twice")]
    [Category("fault-24")]
    [Category("attack-9")]
    public async Task Mail_arrives_once_and_is_erased(string behaviour)
    {
        await using var receiver = await MailReceiver.StartAsync(behaviour);
        await using var server = await SendingServer.StartAsync(receiver.Port);

        await server.SendAsync();
        var mail = await receiver.NextAsync();
        await server.AssertReachesAsync("sent");

        var id = Guid.Parse((await server.Rows.ColumnAsync("SELECT id FROM outbox"))[0]);
        var headers = mail["headers"]!;
        Assert.That((string?)headers["Message-Id"], Is.EqualTo($"<{id:N}@contoso.example>"));
        Assert.That((string?)headers["From"], Is.EqualTo("Contoso <no-reply@contoso.example>"));
        Assert.That((string?)headers["To"], Is.EqualTo("sanne@mail.example"));
        Assert.That((string?)headers["Subject"], Is.EqualTo("Grüezi"));
        Assert.That((string?)headers["Auto-Submitted"], Is.EqualTo("auto-generated"));
        Assert.That(((string?)mail["text"])!.ReplaceLineEndings("\n").Trim(), Is.EqualTo("First line\nSecond line"));
        await server.AssertErasedAsync();
        server.Pass(TimeSpan.FromHours(1));
        await server.SendAsync("another");
        Assert.That((string?)(await receiver.NextAsync())["headers"]!["Message-Id"], Is.Not.EqualTo($"<{id:N}@contoso.example>"));
        await server.AssertReachesAsync("sent");
        Assert.That(await receiver.EndAsync(), Is.Empty);
    }

    [Test]
    public async Task Mail_that_is_refused_for_good_is_given_up_and_audited()
    {
        await using var receiver = await MailReceiver.StartAsync("refusing");
        await using var server = await SendingServer.StartAsync(receiver.Port);

        await server.SendAsync();

        await server.AssertReachesAsync("failed", "smtp-550");
        await server.AssertErasedAsync();
        Assert.That(await server.AuditedAsync("message.failed"), Is.EqualTo(1));
    }

    [Test]
    public async Task Mail_that_is_put_off_is_tried_five_times_more_ever_later_and_then_given_up()
    {
        await using var receiver = await MailReceiver.StartAsync("busy");
        await using var server = await SendingServer.StartAsync(receiver.Port);

        await server.SendAsync();
        for (var attempt = 1; attempt <= OutboxDelivery.Delays.Count; attempt++)
        {
            await server.AssertReachesAsync("pending", "smtp-451", attempt);
            server.Pass(OutboxDelivery.Delays[attempt - 1]);
        }

        await server.AssertReachesAsync("failed", "smtp-451", OutboxDelivery.Delays.Count);
        await server.AssertErasedAsync();
        Assert.That(OutboxDelivery.Delays, Is.Ordered.And.Unique);
        Assert.That(await server.AuditedAsync("message.failed"), Is.EqualTo(1));
    }

    [Test]
    public async Task Mail_waits_for_a_server_that_is_down()
    {
        var port = FreePort.Find();
        await using var server = await SendingServer.StartAsync(port);
        await server.SendAsync();
        await server.AssertReachesAsync("pending", "connection", 1);

        await using var receiver = await MailReceiver.StartAsync("taking", port);
        server.Pass(OutboxDelivery.Delays[0]);

        Assert.That((string?)(await receiver.NextAsync())["event"], Is.EqualTo("mail"));
        await server.AssertReachesAsync("sent", attempts: 1);
    }

    [Test]
    public async Task Mail_that_a_slow_server_has_not_begun_to_read_is_tried_again()
    {
        await using var receiver = await MailReceiver.StartAsync("slow");
        await using var server = await SendingServer.StartAsync(receiver.Port);
        await server.SendAsync();
        await receiver.NextAsync();

        server.Pass(SmtpMailSender.Longest);

        await server.AssertReachesAsync("pending", "timeout", 1);
    }

    [TestCase("silent", "timeout")]
    [TestCase("dropping", "protocol")]
    [Category("fault-24")]
    public async Task Mail_that_may_have_been_taken_is_in_doubt_and_never_repeated(string behaviour, string error)
    {
        await using var receiver = await MailReceiver.StartAsync(behaviour);
        await using var server = await SendingServer.StartAsync(receiver.Port);
        await server.SendAsync();
        await receiver.NextAsync();

        server.Pass(SmtpMailSender.Longest);
        await server.AssertReachesAsync("in_doubt", error);

        await server.AssertErasedAsync();
        Assert.That(await server.AuditedAsync("message.in_doubt"), Is.EqualTo(1));
        server.Pass(OutboxDelivery.Delays[^1]);
        await server.StopAsync();
        await using var another = await server.StartAnotherAsync(new RunningServerOptions { Settings = MailReceiver.SettingsFor(receiver.Port) });
        await another.AssertReachesAsync("in_doubt", error);
        Assert.That(await receiver.EndAsync(), Is.Empty);
    }

    [Test]
    [Category("fault-24")]
    public async Task Server_that_is_stopped_while_it_hands_over_leaves_the_mail_in_doubt()
    {
        await using var receiver = await MailReceiver.StartAsync("silent");
        await using var server = await SendingServer.StartAsync(receiver.Port);
        await server.SendAsync();
        await receiver.NextAsync();

        await server.StopAsync();

        await server.AssertReachesAsync("in_doubt", "timeout");
    }

    [Test]
    public async Task Mail_that_was_committed_before_a_crash_is_sent_by_the_next_server()
    {
        await using var receiver = await MailReceiver.StartAsync();
        await using var dying = await RunningServer.StartAsync();
        await dying.SendAsync();
        await dying.StopAsync();

        await using var next = await dying.StartAnotherAsync(new RunningServerOptions { Settings = MailReceiver.SettingsFor(receiver.Port) });

        Assert.That((string?)(await receiver.NextAsync())["event"], Is.EqualTo("mail"));
        await next.AssertReachesAsync("sent");
    }

    [Test]
    [Category("fault-24")]
    public async Task Two_servers_send_each_mail_once()
    {
        await using var receiver = await MailReceiver.StartAsync();
        await using var one = await SendingServer.StartAsync(receiver.Port);
        await using var other = await one.StartAnotherAsync(new RunningServerOptions { Settings = MailReceiver.SettingsFor(receiver.Port) });

        for (var number = 0; number < 20; number++)
        {
            await (number % 2 == 0 ? one : other).SendAsync($"test-{number}");
        }

        await one.AssertReachesAsync("sent");
        var identities = (await receiver.EndAsync()).Select(mail => (string?)mail["headers"]!["Message-Id"]).ToList();
        Assert.That(identities, Is.Unique);
        Assert.That(identities, Has.Count.EqualTo(20));
    }

    [Test]
    public async Task Server_that_cannot_do_TLS_gets_nothing_unless_that_is_set()
    {
        await using var receiver = await MailReceiver.StartAsync();
        var settings = new Dictionary<string, string?>(MailReceiver.SettingsFor(receiver.Port));
        settings.Remove("Identity:Mail:Tls");
        await using var server = await RunningServer.StartAsync(new RunningServerOptions { Settings = settings });

        await server.SendAsync();

        await server.AssertReachesAsync("pending", "tls", 1);
        Assert.That(await receiver.EndAsync(), Is.Empty);
    }
}
