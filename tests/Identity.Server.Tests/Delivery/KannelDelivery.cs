using Identity.Server.Delivery;
using Identity.Server.Delivery.Gateways;
using Identity.Testing;

namespace Identity.Server.Tests.Delivery;

/// <summary>Text messages on their way through a real Kannel to an operator.</summary>
[TestFixture]
public sealed class KannelDelivery : DeliveryMatrix
{
    private const string SevenBits = "0";
    private const string Ucs2 = "2";

    protected override TimeSpan Longest => GatewayClient.Longest;

    protected override string Refused => "http-403";

    protected override string Busy => "http-503";

    [TestCase("123456 is your security code for Contoso. Do not share it.\n@id.contoso.example #123456", SevenBits)]
    [TestCase("123456 is uw beveiligingscode voor Café Één. Deel deze met niemand. € [1]\n@id.contoso.example #123456", SevenBits)]
    [TestCase("123456: Daniëlle’s code\n@id.contoso.example #123456", Ucs2)]
    public async Task Text_arrives_in_one_piece_letter_for_letter(string text, string coding)
    {
        await using var kannel = await KannelGateway.StartAsync();
        await using var server = await SendingServer.StartAsync(kannel.Settings);

        await server.SendTextAsync(text);

        Assert.That((await kannel.NextAsync()) with { Validity = null }, Is.EqualTo(new ArrivedText("Contoso", "+31612345678", text, coding, Validity: null)));
        await server.AssertReachesAsync("sent");
        Assert.That(await kannel.EndAsync(), Is.Empty);
    }

    [TestCase(600.5, "10")]
    [TestCase(659.9, "10")]
    [TestCase(30, "1")]
    public async Task Kannel_learns_for_how_many_minutes_the_text_is_worth_delivering(double seconds, string minutes)
    {
        await using var listener = GatewayListener.Start(_ => new GatewayAnswer(202));
        await using var server = await SendingServer.StartAsync(KannelGateway.SettingsFor(listener.Address.Port));

        await server.SendTextAsync("123456", TimeSpan.FromSeconds(seconds));

        Assert.That((await listener.NextAsync()).Headers["X-Kannel-Validity"], Is.EqualTo(minutes));
    }

    [Test]
    public async Task Operator_learns_it_too()
    {
        await using var kannel = await KannelGateway.StartAsync();
        await using var server = await SendingServer.StartAsync(kannel.Settings);

        await server.SendTextAsync("123456", TimeSpan.FromMinutes(10.5));

        // Kannel counts in true time and rounds down as well.
        Assert.That((await kannel.NextAsync()).Validity, Is.InRange(9, 10));
    }

    protected override async Task<IReceiver> ReceiverAsync(string behaviour, int port = 0) => await KannelGateway.StartAsync(behaviour, port);

    protected override IReadOnlyDictionary<string, string?> SettingsFor(int port) => KannelGateway.SettingsFor(port);

    private protected override Task<bool> AddAsync(MessageOutbox outbox, Guid id, string about, TimeSpan lifetime) =>
        outbox.AddTextAsync(id, about, lifetime);
}
