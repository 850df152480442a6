using Identity.OpenId.Requests;
using Identity.OpenId.Tests.World;

namespace Identity.OpenId.Tests.Requests;

/// <summary>The checks of an authorization request, from outside.</summary>
public sealed class CheckTableTests
{
    private Engine engine = null!;

    [SetUp]
    public void SetUp()
    {
        engine = new Engine();
        engine.SignIn();
    }

    [TearDown]
    public void TearDown() => engine.Dispose();

    private Task<ProtocolResult> AskAsync(params (string Name, string Value)[] changes) =>
        engine.GetAsync(Answers.Authorize, Form.Authorization(Apps.Web, changes));

    [Test]
    [Category("protocol-1")]
    public async Task Repeated_parameter_is_refused()
    {
        var result = await engine.GetAsync(Answers.Authorize, Form.Authorization(Apps.Web) + "&nonce=another");

        Assert.That(result.Member("error"), Is.EqualTo("invalid_request"));
        Assert.That(result.Member("state"), Is.EqualTo("state-of-the-app"));
    }

    [TestCase("&client_id=web")]
    [TestCase("&redirect_uri=https%3A%2F%2Fapp.example%2Fcallback")]
    [Category("protocol-4")]
    public async Task Repeated_client_or_address_gets_the_page(string more) =>
        Assert.That((await engine.GetAsync(Answers.Authorize, Form.Authorization(Apps.Web) + more)).Page().Error, Is.EqualTo("invalid_request"));

    [Test]
    [Category("protocol-1")]
    public async Task Unknown_and_empty_parameters_are_ignored()
    {
        var result = await engine.GetAsync(
            Answers.Authorize, Form.Authorization(Apps.Web) + "&extra=foobar&request=&max_age=&prompt=&Response_Type=token");

        Assert.That(result.Member("code"), Is.Not.Null);
    }

    [TestCase("client_id", "nobody")]
    [TestCase("client_id", "WEB")]
    [TestCase("client_id", "")]
    [TestCase("redirect_uri", "https://evil.example/")]
    [TestCase("redirect_uri", "")]
    [Category("protocol-4")]
    public async Task No_error_travels_to_an_address_before_client_and_address_are_checked(string name, string value)
    {
        // Everything else is wrong as well: the order decides.
        var result = await AskAsync((name, value), ("scope", "nothing"), ("response_type", "token"), ("prompt", "none"), ("request", "x"));

        Assert.That(result, Is.InstanceOf<ProtocolResult.ErrorPage>());
    }

    [TestCase("state")]
    [TestCase("nonce")]
    [TestCase("scope")]
    [TestCase("acr_values")]
    [TestCase("login_hint")]
    [Category("protocol-2")]
    public async Task Parameter_that_is_too_long_is_refused(string name)
    {
        var result = await AskAsync((name, "openid " + new string('x', 2048)));

        Assert.That(result.Member("error"), Is.EqualTo(name == "scope" ? "invalid_scope" : "invalid_request"));
        Assert.That(result.Member("state"), Is.EqualTo(name == "state" ? null : "state-of-the-app"));
    }

    [TestCase("state", "line\nbreak")]
    [TestCase("state", "\u00e9")]
    [TestCase("nonce", "tab\there")]
    [TestCase("scope", "openid \"profile\"")]
    [TestCase("scope", "openid  profile")]
    [TestCase("scope", "openid ")]
    [Category("protocol-2")]
    public async Task Parameter_outside_its_alphabet_is_refused(string name, string value) =>
        Assert.That((await AskAsync((name, value))).Member("error"), Does.StartWith("invalid_"));

    [TestCase("", "invalid_request")]
    [TestCase("token", "unsupported_response_type")]
    [TestCase("id_token", "unsupported_response_type")]
    [TestCase("code id_token", "unsupported_response_type")]
    [TestCase("code token", "unsupported_response_type")]
    [Category("protocol-11")]
    public async Task Only_the_code_flow_is_there(string responseType, string error)
    {
        var result = await AskAsync(("response_type", responseType));

        Assert.That(result.Location(), Does.StartWith(Apps.Callback + "?"));
        Assert.That(result.Member("error"), Is.EqualTo(error));
    }

    [Test]
    [Category("protocol-11")]
    public async Task Client_without_the_code_flow_gets_no_code()
    {
        engine.Clients.Put(Apps.Web with { GrantTypes = ["refresh_token"] });

        Assert.That((await AskAsync()).Member("error"), Is.EqualTo("unauthorized_client"));
    }

    [TestCase("request", "request_not_supported")]
    [TestCase("request_uri", "request_uri_not_supported")]
    [TestCase("registration", "registration_not_supported")]
    public async Task Parameter_that_is_not_understood_is_refused(string name, string error) =>
        Assert.That((await AskAsync((name, "x"))).Member("error"), Is.EqualTo(error));

    [TestCase("response_mode", "fragment")]
    [TestCase("prompt", "none login")]
    [TestCase("prompt", "create")]
    [TestCase("max_age", "-1")]
    [TestCase("max_age", "1.5")]
    [TestCase("max_age", "99999999999")]
    public async Task Value_that_means_nothing_is_refused(string name, string value) =>
        Assert.That((await AskAsync((name, value))).Member("error"), Is.EqualTo("invalid_request"));

    [TestCase("display", "hologram")]
    [TestCase("ui_locales", "se xx-YY")]
    [TestCase("claims_locales", "se")]
    [TestCase("login_hint", "sanne@example.com")]
    [TestCase("acr_values", "unknown")]
    [TestCase("nonce", "")]
    public async Task Wish_that_cannot_be_met_is_no_error(string name, string value) =>
        Assert.That((await AskAsync((name, value))).Member("code"), Is.Not.Null);

    [TestCase("code_challenge_method", "plain")]
    [TestCase("code_challenge_method", "")]
    [TestCase("code_challenge", "")]
    [TestCase("code_challenge", "too-short")]
    [TestCase("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c=")]
    [Category("protocol-21")]
    public async Task Challenge_other_than_S256_is_refused(string name, string value) =>
        Assert.That((await AskAsync((name, value))).Member("error"), Is.EqualTo("invalid_request"));

    [TestCase(true)]
    [TestCase(false)]
    [Category("protocol-21")]
    public async Task Challenge_is_required_of_public_clients_and_where_the_client_says_so(bool isPublic)
    {
        engine.Clients.Put(Apps.Web with { RequirePkce = true });

        var result = await engine.GetAsync(
            Answers.Authorize, Form.Authorization(isPublic ? Apps.Public : Apps.Web, ("code_challenge", ""), ("code_challenge_method", "")));

        Assert.That(result.Member("error"), Is.EqualTo("invalid_request"));
    }

    [Test]
    public void Request_survives_being_kept()
    {
        var attempt = new AuthorizationAttempt(
            Parameters.Parse(Form.Authorization(
                Apps.Web,
                ("scope", "openid email"),
                ("prompt", "login"),
                ("max_age", "0"),
                ("acr_values", "a b"),
                ("login_hint", "sanne"),
                ("ui_locales", "nl en"))),
            Apps.Web,
            hint: null);
        Assert.That(CheckTable.FindFailure(Column.Authorize, attempt), Is.Null);
        var request = AuthorizationRequests.Read(attempt, Apps.Web, attempt.Redirect!);

        var kept = new AuthorizationAttempt(AuthorizationRequests.Write(request), Apps.Web, hint: null);

        Assert.That(CheckTable.FindFailure(Column.Authorize, kept), Is.Null);
        Assert.That(AuthorizationRequests.Read(kept, Apps.Web, kept.Redirect ?? attempt.Redirect!), Is.EqualTo(request).UsingPropertiesComparer());
    }
}
