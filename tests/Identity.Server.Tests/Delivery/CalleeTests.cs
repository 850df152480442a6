using System.Globalization;
using System.Net;
using Identity.Server.Delivery.Gateways;
using Identity.Testing;

namespace Identity.Server.Tests.Delivery;

/// <summary>The gateway of tests follows the markup as the real one does, so that tests of calls say something.</summary>
public sealed class CalleeTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private GatewayListener server = null!;
    private Callee callee = null!;

    [SetUp]
    public void Call()
    {
        server = GatewayListener.Start(Say);
        callee = new Callee(new GatewayRequest(
            "POST", "/", new Dictionary<string, string>(), $"To=%2B31201234567&Url={CallAddresses.Question(Issuer(), "handle")}"));
    }

    [TearDown]
    public async Task HangUpAsync()
    {
        callee.Dispose();
        await server.DisposeAsync();
    }

    [Test]
    public async Task Pound_confirms()
    {
        await callee.PickUpAsync();
        Assert.That(callee.Heard, Does.StartWith("This is Contoso."));
        Assert.That(callee.Language, Is.EqualTo("en-GB"));

        await callee.PressAsync(CallMarkup.Pound);

        Assert.That(callee.Heard, Does.StartWith("Thank you. You can go on"));
        Assert.That(callee.IsAsked, Is.False);
    }

    [Test]
    public async Task Zero_and_pound_report()
    {
        await callee.PickUpAsync();
        await callee.PressAsync(CallMarkup.Zero);
        Assert.That(callee.IsAsked, Is.True);

        await callee.PressAsync(CallMarkup.Pound);

        Assert.That(callee.Heard, Does.StartWith("Thank you. We have stopped every sign-in"));
    }

    [Test]
    public async Task Forger_is_told_nothing()
    {
        callee.AuthToken = "guessed";

        await callee.PickUpAsync();

        Assert.That(callee.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(callee.Heard, Is.Empty);
    }

    private string Issuer() => server.Address.GetLeftPart(UriPartial.Authority);

    private GatewayAnswer Say(GatewayRequest request) => request switch
    {
        _ when !TwilioSignature.Matches(
            VoiceGateway.AuthToken, Issuer() + request.Target, request.Form, request.Headers.GetValueOrDefault(TwilioSignature.Header)) => new(403),
        { Target: "/calls/handle" } => Markup(CallMarkup.Question(English, "Contoso", CallAddresses.Answer(Issuer(), "handle"))),
        { Target: "/calls/handle/answer" } when request.Form["Digits"] == CallMarkup.Pound => Markup(CallMarkup.Confirmed(English)),
        { Target: "/calls/handle/answer" } when request.Form["Digits"] == CallMarkup.Zero =>
            Markup(CallMarkup.ReportQuestion(English, "Contoso", CallAddresses.ReportAnswer(Issuer(), "handle"))),
        { Target: "/calls/handle/answer?report=1" } => Markup(CallMarkup.Reported(English)),
        _ => new(404),
    };

    private static GatewayAnswer Markup(string text) => new(200, text, CallMarkup.ContentType);
}
