using Identity.Server.Delivery;
using Identity.Server.Delivery.Gateways;
using Identity.Testing;

namespace Identity.Server.Tests.Delivery;

/// <summary>Text messages on their way to a gateway that speaks Twilio's API.</summary>
[TestFixture]
public sealed class TwilioTextDelivery : DeliveryMatrix
{
    protected override TimeSpan Longest => GatewayClient.Longest;

    protected override string Refused => "http-400";

    protected override string Busy => "http-503";

    [Test]
    public async Task Gateway_learns_who_sends_what_to_whom()
    {
        await using var gateway = VoiceGateway.Start();
        await using var server = await SendingServer.StartAsync(gateway.Settings);

        await server.SendTextAsync("Daniëlle’s code & more\n@id.contoso.example #123456");
        var request = await gateway.NextAsync();

        Assert.That(request.Path, Is.EqualTo($"/2010-04-01/Accounts/{VoiceGateway.Account}/Messages.json"));
        Assert.That(request.Credentials, Is.EqualTo($"{VoiceGateway.Account}:{VoiceGateway.AuthToken}"));
        Assert.That(request.Form["From"].ToString(), Is.EqualTo(VoiceGateway.From));
        Assert.That(request.Form["To"].ToString(), Is.EqualTo("+31612345678"));
        Assert.That(request.Form["Body"].ToString(), Is.EqualTo("Daniëlle’s code & more\n@id.contoso.example #123456"));
        await server.AssertReachesAsync("sent");
    }

    [Test]
    public async Task Gateway_learns_how_long_the_text_is_still_worth_delivering()
    {
        await using var gateway = VoiceGateway.Start("busy");
        await using var server = await SendingServer.StartAsync(gateway.Settings);

        await server.SendTextAsync("123456", TimeSpan.FromSeconds(600.5));
        Assert.That((await gateway.NextAsync()).Form["ValidityPeriod"].ToString(), Is.EqualTo("600"));
        await server.AssertReachesAsync("pending", Busy, attempts: 1);
        server.Pass(OutboxDelivery.Delays[0]);

        Assert.That((await gateway.NextAsync()).Form["ValidityPeriod"].ToString(), Is.EqualTo("590"));
    }

    [TestCase(0.5, "1")]
    [TestCase(59.9, "59")]
    [TestCase(86_400, "14400")]
    public async Task Validity_stays_within_what_gateways_take(double seconds, string validity)
    {
        await using var gateway = VoiceGateway.Start();
        await using var server = await SendingServer.StartAsync(gateway.Settings);

        await server.SendTextAsync("123456", TimeSpan.FromSeconds(seconds));

        Assert.That((await gateway.NextAsync()).Form["ValidityPeriod"].ToString(), Is.EqualTo(validity));
    }

    protected override Task<IReceiver> ReceiverAsync(string behaviour, int port = 0) =>
        Task.FromResult<IReceiver>(VoiceGateway.Start(behaviour, port));

    protected override IReadOnlyDictionary<string, string?> SettingsFor(int port) => VoiceGateway.SettingsFor(port);

    private protected override Task<bool> AddAsync(MessageOutbox outbox, Guid id, string about, TimeSpan lifetime) =>
        outbox.AddTextAsync(id, about, lifetime);
}
