using Identity.Testing;

namespace Identity.Server.Tests.Delivery;

/// <summary>What becomes of a message when a gateway answers with this or that, or is not what it should be.</summary>
public sealed class GatewayAnswerTests
{
    [TestCase("200", "sent", "")]
    [TestCase("429", "pending", "http-429", 1)]
    [TestCase("503", "pending", "http-503", 1)]
    [TestCase("401", "failed", "http-401")]
    [TestCase("404", "failed", "http-404")]
    [TestCase("500", "in_doubt", "http-500")]
    [TestCase("502", "in_doubt", "http-502")]
    [TestCase("504", "in_doubt", "http-504")]
    [Category("fault-24")]
    public async Task Answer_decides(string status, string state, string error, int attempts = 0)
    {
        await using var gateway = VoiceGateway.Start(status);
        await using var server = await SendingServer.StartAsync(gateway.Settings);

        await server.SendTextAsync("123456");

        await server.AssertReachesAsync(state, error, attempts);
    }

    [TestCase("302")]
    [TestCase("307")]
    [TestCase("308")]
    [Category("attack-9")]
    public async Task Nobody_is_led_elsewhere_with_a_code(string status)
    {
        await using var gateway = VoiceGateway.Start(status);
        await using var server = await SendingServer.StartAsync(gateway.Settings);

        await server.SendTextAsync("123456");

        await server.AssertReachesAsync("failed", $"http-{status}");
        await gateway.NextAsync();
        Assert.That(await gateway.EndAsync(), Is.Empty);
    }

    [Test]
    [Category("attack-9")]
    public async Task Gateway_without_TLS_gets_nothing_where_TLS_is_set()
    {
        await using var gateway = VoiceGateway.Start();
        var settings = gateway.Settings.ToDictionary(setting => setting.Key, setting => setting.Value?.Replace("http:", "https:", StringComparison.Ordinal));
        await using var server = await SendingServer.StartAsync(settings);

        await server.SendTextAsync("123456");

        await server.AssertReachesAsync("pending", "tls", 1);
    }

    [TestCase("slow", "pending", Description = "it has not begun to read")]
    [TestCase("silent", "handed_over", Description = "it has the request, and may have taken it")]
    [Category("fault-24")]
    public async Task Hand_over_begins_when_the_gateway_is_connected_and_not_before(string behaviour, string state)
    {
        await using var gateway = VoiceGateway.Start(behaviour);
        await using var server = await SendingServer.StartAsync(gateway.Settings);
        await server.SendTextAsync("123456");

        await gateway.NextAsync();

        await server.AssertReachesAsync(state);
        Assert.That(await server.Rows.CountAsync("outbox", "claims = 1"), Is.EqualTo(1));
    }

    [Test]
    public async Task Code_does_not_wait_for_a_mail_server_that_hangs()
    {
        await using var mail = await MailReceiver.StartAsync("silent");
        await using var gateway = VoiceGateway.Start();
        await using var server = await SendingServer.StartAsync(mail.Settings.Concat(gateway.Settings).ToDictionary());
        await server.SendMailAsync();
        await mail.NextAsync();

        await server.SendTextAsync("123456");
        await server.SendCallAsync();

        Assert.That((await gateway.NextAsync()).Target + (await gateway.NextAsync()).Target, Does.Contain("Messages").And.Contain("Calls"));
    }
}
