using Identity.Server.Delivery;
using Identity.Server.Delivery.Gateways;
using Identity.Testing;

namespace Identity.Server.Tests.Delivery;

/// <summary>Calls on their way to a gateway that speaks Twilio's API.</summary>
[TestFixture]
public sealed class CallDelivery : DeliveryMatrix
{
    protected override TimeSpan Longest => GatewayClient.Longest;

    protected override string Refused => "http-400";

    protected override string Busy => "http-503";

    [TestCase(null, null)]
    [TestCase("1234", "wwww1234")]
    public async Task Gateway_learns_whom_to_call_and_where_to_ask_what_to_say(string? extension, string? digits)
    {
        await using var gateway = VoiceGateway.Start();
        await using var server = await SendingServer.StartAsync(gateway.Settings);

        await server.SendCallAsync(extension);
        var request = await gateway.NextAsync();

        Assert.That(request.Path, Is.EqualTo($"/2010-04-01/Accounts/{VoiceGateway.Account}/Calls.json"));
        Assert.That(request.Credentials, Is.EqualTo($"{VoiceGateway.Account}:{VoiceGateway.AuthToken}"));
        Assert.That(request.Form["From"].ToString(), Is.EqualTo(VoiceGateway.From));
        Assert.That(request.Form["To"].ToString(), Is.EqualTo("+31201234567"));
        Assert.That(request.Form["Url"].ToString(), Is.EqualTo($"{server.Issuer}/calls/handle-of-test"));
        Assert.That(request.Form["Method"].ToString(), Is.EqualTo("POST"));
        Assert.That(request.Form["Timeout"].ToString(), Is.EqualTo("30"));
        Assert.That(request.Form.TryGetValue("SendDigits", out var sent) ? sent.ToString() : null, Is.EqualTo(digits));
        await server.AssertReachesAsync("sent");
    }

    protected override Task<IReceiver> ReceiverAsync(string behaviour, int port = 0) =>
        Task.FromResult<IReceiver>(VoiceGateway.Start(behaviour, port));

    protected override IReadOnlyDictionary<string, string?> SettingsFor(int port) => VoiceGateway.SettingsFor(port);

    private protected override Task<bool> AddAsync(MessageOutbox outbox, Guid id, string about, TimeSpan lifetime) =>
        outbox.AddCallAsync(id, about, extension: null, lifetime);
}
