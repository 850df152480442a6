using System.Net;
using Identity.Testing;

namespace Identity.Server.Tests.Phones;

/// <summary>The call as the gateway makes it: our markup, its keys, its signature; and what the browser may do with the answer.</summary>
public sealed class CallContract
{
    private VoiceGateway gateway = null!;
    private RunningServer server = null!;
    private RelyingParty app = null!;

    [SetUp]
    public async Task StartAsync()
    {
        gateway = VoiceGateway.Start();
        server = await RunningServer.StartAsync(new RunningServerOptions { Policy = TestPolicies.DemoWithPhone, Settings = gateway.Settings });
        app = await server.Apps.AddAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        app.Dispose();
        await server.DisposeAsync();
        await gateway.DisposeAsync();
    }

    [TestCase("en", "en-GB", "This is Contoso")]
    [TestCase("nl", "nl-NL", "Dit is Contoso")]
    public async Task Person_answers_presses_the_pound_key_and_goes_on_in_the_browser(string language, string spoken, string words)
    {
        var visit = await WithPhoneAsync(language);
        using var callee = await gateway.NextCallAsync();

        await callee.PickUpAsync();
        Assert.That((callee.Language, callee.IsAsked), Is.EqualTo((spoken, true)));
        Assert.That(callee.Heard, Does.StartWith(words));
        Assert.That((await visit.Page.SubmitAsync()).Step, Is.EqualTo("/sign-in/call"), "not before the key");
        await callee.PressAsync("#");

        Assert.That(callee.IsAsked, Is.False);
        visit.Page = await visit.Page.SubmitAsync();
        Assert.That((await visit.RedeemAsync()).IdToken.GetPayloadValue<string[]>("amr"), Is.EquivalentTo(["pwd", "tel", "mfa"]));
    }

    [Test]
    [Category("attack-13")]
    [Category("rule-1")]
    public async Task Answering_signs_nobody_in_but_the_browser_that_asked()
    {
        var visit = await WithPhoneAsync();
        using var callee = await gateway.NextCallAsync();
        await callee.PickUpAsync();
        await callee.PressAsync("#");

        Assert.That(await visit.ProbeAsync(), Is.EqualTo("login_required"), "nothing happens by itself");
        using var other = server.Browser();
        var elsewhere = await new Visit(server, app, visit.Person, other).OpenAsync();
        await elsewhere.ForwardAsync();
        var stolen = await elsewhere.Browser.GetAsync($"/sign-in/{elsewhere.Handle}/call");
        Assert.That(stolen.Text("main"), Does.Contain("no call"), "another sign-in of the same person has no call");
        Assert.That((await visit.Page.SubmitAsync()).Step, Is.EqualTo("app"));
    }

    [Test]
    [Category("attack-1")]
    public async Task Somebody_who_did_not_ask_reports_it_and_all_that_began_before_ends()
    {
        var thief = await WithPhoneAsync();
        using var callee = await gateway.NextCallAsync();
        await callee.PickUpAsync();
        await callee.PressAsync("0");
        Assert.That(callee.IsAsked, Is.True);

        await callee.PressAsync("#");

        Assert.That(callee.Heard, Does.Contain("stopped every sign-in"));
        var page = await thief.Page.SubmitAsync();
        Assert.That(page.Step, Is.EqualTo("/sign-in"), "the password does not count any more either");
        Assert.That(await server.Rows.CountAsync("audit_events", "kind = 'call.reported'"), Is.EqualTo(1));
    }

    [Test]
    public async Task Another_key_asks_again()
    {
        await WithPhoneAsync();
        using var callee = await gateway.NextCallAsync();
        await callee.PickUpAsync();

        await callee.PressAsync("5");

        Assert.That(callee.IsAsked, Is.True);
    }

    [Test]
    [Category("attack-16")]
    [Category("fault-16")]
    public async Task Nobody_but_the_gateway_can_answer()
    {
        var visit = await WithPhoneAsync();
        using var forger = await gateway.NextCallAsync();
        forger.AuthToken = "a guess";

        await forger.PickUpAsync();
        Assert.That(forger.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        using var http = new HttpClient();
        using var unsigned = await http.PostAsync(new Uri($"{forger.Url}/answer"), new FormUrlEncodedContent([new("Digits", "#")]));
        Assert.That(unsigned.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));

        Assert.That((await visit.Page.SubmitAsync()).Step, Is.EqualTo("/sign-in/call"));
        Assert.That(await server.Rows.CountAsync("codes", "confirmed_at IS NOT NULL"), Is.Zero);
    }

    [Test]
    [Category("rule-6")]
    public async Task Call_that_is_over_says_so()
    {
        await WithPhoneAsync();
        using var callee = await gateway.NextCallAsync();
        server.Clock.Advance(TimeSpan.FromMinutes(5));

        await callee.PickUpAsync();

        Assert.That((callee.Status, callee.IsAsked), Is.EqualTo((HttpStatusCode.OK, false)));
        Assert.That(callee.Heard, Does.Contain("Nothing was confirmed"));
    }

    [Test]
    public async Task Server_without_a_gateway_has_no_such_addresses()
    {
        await using var silent = await RunningServer.StartAsync();
        using var http = new HttpClient();

        using var answer = await http.PostAsync(new Uri(silent.Address, "/calls/anything"), content: null);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private async Task<Visit> WithPhoneAsync(string language = "en")
    {
        var person = await server.People.AddAsync($"{Guid.CreateVersion7():N}@contoso.example", "guests");
        await server.Phones.AddAsync(person, byCall: true);
        var visit = new Visit(server, app, person) { PhoneChannel = "Call" };
        visit.Browser.Headers["Accept-Language"] = language;
        return await (await visit.OpenAsync()).ReachAsync("/sign-in/call");
    }
}
