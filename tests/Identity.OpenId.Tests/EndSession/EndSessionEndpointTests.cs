using Identity.OpenId.EndSession;
using Identity.OpenId.Requests;
using Identity.OpenId.Sessions;
using Identity.OpenId.Tests.World;

namespace Identity.OpenId.Tests.EndSession;

/// <summary>Signing out (OpenID Connect RP-Initiated Logout 1.0).</summary>
public sealed class EndSessionEndpointTests
{
    private Engine engine = null!;
    private string hint = null!;

    [SetUp]
    public async Task SetUp()
    {
        engine = new Engine();
        hint = (await engine.TokensAsync()).Text("id_token");
    }

    [TearDown]
    public void TearDown() => engine.Dispose();

    private Task<ProtocolResult> AskAsync(params (string Name, string Value)[] members) => engine.GetAsync(Answers.EndSession, Form.Encode(members));

    private bool IsSignedIn => engine.Sessions.Live.Count > 0;

    [Test]
    [Category("protocol-41")]
    public async Task Hint_of_the_session_ends_it_and_leads_back()
    {
        var state = new string('s', 128);

        var result = await AskAsync(("id_token_hint", hint), ("post_logout_redirect_uri", Apps.SignedOut), ("state", state));

        Assert.That(result.Location(), Is.EqualTo($"{Apps.SignedOut}?state={state}"));
        Assert.That(IsSignedIn, Is.False);
        Assert.That(engine.Cookies.ContainsKey(InMemorySessions.CookieName), Is.False);
    }

    [Test]
    public async Task State_that_was_not_sent_does_not_come_back() =>
        Assert.That(
            (await AskAsync(("id_token_hint", hint), ("post_logout_redirect_uri", Apps.SignedOut))).Location(), Is.EqualTo(Apps.SignedOut));

    [Test]
    public async Task Post_works_as_well()
    {
        await engine.PostAsync(Answers.EndSession, Form.Encode(("id_token_hint", hint)));

        Assert.That(IsSignedIn, Is.False);
    }

    [Test]
    public async Task Hint_without_an_address_ends_at_our_own_page() =>
        Assert.That((await AskAsync(("id_token_hint", hint))).Location(), Is.EqualTo("/signed-out"));

    [Test]
    public async Task Hint_may_be_expired()
    {
        engine.Clock.Advance(TimeSpan.FromDays(30));
        await AskAsync(("id_token_hint", hint));

        Assert.That(IsSignedIn, Is.False);
    }

    [Test]
    public async Task Who_is_signed_out_already_goes_back_to_the_app()
    {
        engine.Sessions.Live.Clear();

        var result = await AskAsync(("id_token_hint", hint), ("post_logout_redirect_uri", Apps.SignedOut), ("state", "x"));

        Assert.That(result.Location(), Is.EqualTo(Apps.SignedOut + "?state=x"));
    }

    [Test]
    [Category("protocol-40")]
    public async Task Hint_of_another_session_has_to_be_confirmed()
    {
        engine.Sessions.Live[People.SessionId] = new BrowserSession("another", People.Lars);

        var result = await AskAsync(("id_token_hint", hint), ("post_logout_redirect_uri", Apps.SignedOut));

        Assert.That(result.Location(), Does.Match("^/sign-out/[A-Za-z0-9_-]{43}$"));
        Assert.That(IsSignedIn, Is.True);
    }

    [TestCase("")]
    [TestCase("state=only")]
    [TestCase("client_id=web")]
    [TestCase("client_id=web&post_logout_redirect_uri=https%3A%2F%2Fapp.example%2Fsigned-out")]
    [TestCase("post_logout_redirect_uri=https%3A%2F%2Fapp.example%2Fsigned-out")]
    [TestCase("post_logout_redirect_uri=https%3A%2F%2Fevil.example%2F")]
    [Category("protocol-40")]
    public async Task Without_a_hint_the_person_is_asked(string query)
    {
        var result = await engine.GetAsync(Answers.EndSession, query);

        Assert.That(result.Location(), Does.Match("^/sign-out/[A-Za-z0-9_-]{43}$"));
        Assert.That(IsSignedIn, Is.True);
    }

    [TestCase("https://evil.example/")]
    [TestCase(Apps.SignedOut + "?added=1")]
    [TestCase(Apps.SignedOut + "/")]
    [Category("protocol-40")]
    public async Task Address_that_is_not_registered_leads_nowhere(string address)
    {
        Assert.That(await AskAsync(("id_token_hint", hint), ("post_logout_redirect_uri", address)), Is.InstanceOf<ProtocolResult.ErrorPage>());
        Assert.That(await AskAsync(("client_id", "web"), ("post_logout_redirect_uri", address)), Is.InstanceOf<ProtocolResult.ErrorPage>());
        Assert.That(IsSignedIn, Is.True);
    }

    [Test]
    [Category("protocol-40")]
    public async Task Address_of_another_client_leads_nowhere()
    {
        var result = await AskAsync(("id_token_hint", hint), ("client_id", "other"), ("post_logout_redirect_uri", Apps.SignedOut));

        Assert.That(result, Is.InstanceOf<ProtocolResult.ErrorPage>());
    }

    [Test]
    [Category("protocol-40")]
    [Category("protocol-30")]
    public async Task Hint_that_was_tampered_with_leads_nowhere()
    {
        using var elsewhere = new Engine(new AesSeal(), new InMemorySigningKeys());
        var header = Jwt.Header(hint);
        header["alg"] = "none";
        string[] bad =
        [
            "garbage",
            Jwt.Forge(header, Jwt.Payload(hint), _ => []),
            (await elsewhere.TokensAsync()).Text("id_token"),
        ];

        foreach (var each in bad)
        {
            Assert.That(
                await AskAsync(("id_token_hint", each), ("post_logout_redirect_uri", Apps.SignedOut)), Is.InstanceOf<ProtocolResult.ErrorPage>());
        }

        Assert.That(IsSignedIn, Is.True);
    }

    [Test]
    [Category("protocol-29")]
    public async Task Access_token_is_no_hint()
    {
        var token = (await engine.TokensAsync()).Text("access_token");

        Assert.That(await AskAsync(("id_token_hint", token)), Is.InstanceOf<ProtocolResult.ErrorPage>());
    }

    [Test]
    public async Task Confirmation_names_the_app_and_leads_back_once()
    {
        var handle = await BeginAsync(("client_id", "web"), ("post_logout_redirect_uri", Apps.SignedOut), ("state", "x"));

        Assert.That(
            await engine.AskAsync(requests => requests.FindAsync(handle, CancellationToken.None)),
            Is.EqualTo(new EndSessionRequest("Web app", HasWayBack: true)));
        Assert.That(await SpendAsync(handle), Is.EqualTo(Apps.SignedOut + "?state=x"));
        Assert.That(await SpendAsync(handle), Is.Null);
    }

    [Test]
    [Category("protocol-40")]
    public async Task Address_without_a_client_is_forgotten()
    {
        var handle = await BeginAsync(("post_logout_redirect_uri", Apps.SignedOut));

        Assert.That(
            await engine.AskAsync(requests => requests.FindAsync(handle, CancellationToken.None)),
            Is.EqualTo(new EndSessionRequest(null, HasWayBack: false)));
        Assert.That(await SpendAsync(handle), Is.EqualTo("/signed-out"));
    }

    [Test]
    public async Task Confirmation_waits_ten_minutes()
    {
        var handle = await BeginAsync();
        engine.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.That(await engine.AskAsync(requests => requests.FindAsync(handle, CancellationToken.None)), Is.Null);
        Assert.That(await SpendAsync(handle), Is.Null);
    }

    private async Task<string> BeginAsync(params (string Name, string Value)[] members) => (await AskAsync(members)).Location().Split('/')[^1];

    private Task<string?> SpendAsync(string handle) => engine.AskAsync(requests => requests.SpendAsync(handle, CancellationToken.None));
}
