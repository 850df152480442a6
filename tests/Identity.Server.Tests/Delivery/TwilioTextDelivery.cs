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

    protected override Task<IReceiver> ReceiverAsync(string behaviour, int port = 0) =>
        Task.FromResult<IReceiver>(VoiceGateway.Start(behaviour, port));

    protected override IReadOnlyDictionary<string, string?> SettingsFor(int port) => VoiceGateway.SettingsFor(port);

    private protected override Task<bool> AddAsync(MessageOutbox outbox, Guid id, string about, TimeSpan lifetime) =>
        outbox.AddTextAsync(id, about, lifetime);
}
