using Identity.OpenId.Gate;
using Identity.OpenId.Requests;
using Identity.OpenId.Tests.World;

namespace Identity.OpenId.Tests.Grants;

/// <summary>Redemption of device codes (RFC 8628 3.4 and 3.5).</summary>
public sealed class DeviceCodeGrantTests
{
    private Engine engine = null!;

    [SetUp]
    public void SetUp() => engine = new Engine();

    [TearDown]
    public void TearDown() => engine.Dispose();

    [Test]
    [Category("rule-1")]
    public async Task Tokens_tell_the_sign_in_behind_them_and_can_be_refreshed()
    {
        var (deviceCode, userCode) = await engine.AskForCodesAsync();
        engine.Clock.Advance(TimeSpan.FromMinutes(3));
        var signedInAt = engine.Now;
        await engine.ApproveAsync(userCode);
        engine.Clock.Advance(TimeSpan.FromMinutes(1));

        var tokens = (await engine.PollAsync(deviceCode)).Json();

        var idToken = Jwt.Payload(tokens.Text("id_token"));
        Assert.That((idToken.Text("sub"), idToken.Text("aud"), idToken.Text("acr")), Is.EqualTo((People.Sanne, "tv", "urn:identity:2fa")));
        Assert.That(idToken["auth_time"]!.GetValue<long>(), Is.EqualTo(signedInAt.ToUnixTimeSeconds()));
        Assert.That(idToken["amr"]!.AsArray().Select(value => value!.GetValue<string>()), Is.EqualTo(["pwd", "otp"]));
        Assert.That(idToken.ContainsKey("nonce"), Is.False);
        (await engine.UserInfoAsync(tokens.Text("access_token"))).Json();
        (await engine.PostAsync(Answers.Token, Form.Refresh(tokens.Text("refresh_token"), ("client_id", "tv")))).Json();
    }

    [Test]
    [Category("attack-6")]
    public async Task The_gate_is_asked_with_the_device_and_a_sign_in_newer_than_its_request()
    {
        var (_, userCode) = await engine.AskForCodesAsync();
        var askedAt = engine.Now;
        engine.Clock.Advance(TimeSpan.FromMinutes(2));

        await engine.ApproveAsync(userCode);

        var question = engine.Gate.Questions.Single();
        Assert.That((question.Client.ClientId, question.StartedAt), Is.EqualTo(("tv", askedAt)));
        Assert.That(question.Prompts, Is.EqualTo(["login"]));
        Assert.That(question.Access!.IsOfDevice, Is.True);
    }

    [Test]
    [Category("rule-1")]
    public async Task While_the_gate_wants_something_first_the_device_waits()
    {
        var (deviceCode, userCode) = await engine.AskForCodesAsync();
        var handle = await engine.TypeAsync(userCode);
        engine.Gate.Answer = new ReleaseAnswer.Interact("interaction_required");

        Assert.That((await engine.GoOnAsync(handle)).Location(), Is.EqualTo($"/sign-in/{handle}/next"));
        Assert.That((await engine.PollAsync(deviceCode)).TokenError(), Is.EqualTo("authorization_pending"));
    }

    [Test]
    [Category("rule-1")]
    [Category("protocol-35")]
    public async Task The_gate_is_asked_again_when_the_device_fetches()
    {
        var (deviceCode, userCode) = await engine.AskForCodesAsync();
        await engine.ApproveAsync(userCode);
        engine.Gate.Answer = new ReleaseAnswer.Interact("interaction_required");

        Assert.That((await engine.PollAsync(deviceCode)).TokenError(), Is.EqualTo("invalid_grant"));
        Assert.That(engine.Gate.Questions[^1].Grant!.ClientId, Is.EqualTo("tv"));
    }

    [Test]
    [Category("attack-1")]
    [Category("protocol-35")]
    public async Task What_the_person_has_ended_since_the_device_does_not_get()
    {
        var (deviceCode, userCode) = await engine.AskForCodesAsync();
        await engine.ApproveAsync(userCode);
        engine.Grants.Epochs[People.Sanne] = 2;

        Assert.That((await engine.PollAsync(deviceCode)).TokenError(), Is.EqualTo("invalid_grant"));
    }

    [Test]
    [Category("protocol-46")]
    public async Task Who_asks_too_often_is_slowed_down_and_gets_the_tokens_all_the_same()
    {
        var (deviceCode, userCode) = await engine.AskForCodesAsync();

        Assert.That((await engine.PollAsync(deviceCode)).TokenError(), Is.EqualTo("authorization_pending"));
        Assert.That((await engine.PollAsync(deviceCode)).TokenError(), Is.EqualTo("slow_down"));
        engine.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.That((await engine.PollAsync(deviceCode)).TokenError(), Is.EqualTo("slow_down"), "10 seconds by now");
        engine.Clock.Advance(TimeSpan.FromSeconds(15));
        await engine.ApproveAsync(userCode);
        (await engine.PollAsync(deviceCode)).Json();
    }

    [Test]
    [Category("rule-6")]
    public async Task A_code_is_redeemed_once_and_what_it_gave_stays()
    {
        var (deviceCode, userCode) = await engine.AskForCodesAsync();
        await engine.ApproveAsync(userCode);
        var tokens = (await engine.PollAsync(deviceCode)).Json();
        engine.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.That((await engine.PollAsync(deviceCode)).TokenError(), Is.EqualTo("invalid_grant"));
        Assert.That(await engine.TypeAsync(userCode), Is.Null);
        (await engine.UserInfoAsync(tokens.Text("access_token"))).Json();
    }

    [Test]
    public async Task A_code_is_its_clients_alone()
    {
        var (deviceCode, userCode) = await engine.AskForCodesAsync();
        await engine.ApproveAsync(userCode);

        Assert.That((await engine.PostAsync(Answers.Token, Redemption(deviceCode), Form.Basic("kiosk"))).TokenError(), Is.EqualTo("invalid_grant"));
        (await engine.PollAsync(deviceCode)).Json();
    }

    [Test]
    [Category("protocol-46")]
    public async Task A_code_is_over_after_ten_minutes_for_both()
    {
        var (approved, userCode) = await engine.AskForCodesAsync();
        var (waiting, another) = await engine.AskForCodesAsync();
        await engine.ApproveAsync(userCode);
        var handle = await engine.TypeAsync(another);
        engine.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.That((await engine.PollAsync(approved)).TokenError(), Is.EqualTo("expired_token"));
        Assert.That((await engine.PollAsync(waiting)).TokenError(), Is.EqualTo("expired_token"));
        Assert.That(await engine.TypeAsync(another), Is.Null);
        Assert.That((await engine.GoOnAsync(handle)).Location(), Is.EqualTo("/device/over"));
    }

    [Test]
    public async Task Who_says_no_has_said_it()
    {
        var (deviceCode, userCode) = await engine.AskForCodesAsync();
        var handle = await engine.TypeAsync(userCode);
        engine.Gate.Answer = new ReleaseAnswer.Deny("access_denied", "No.");

        Assert.That((await engine.GoOnAsync(handle)).Location(), Is.EqualTo("/device/cancelled"));
        engine.SignIn();
        Assert.That((await engine.GoOnAsync(handle)).Location(), Is.EqualTo("/device/over"));
        Assert.That((await engine.PollAsync(deviceCode)).TokenError(), Is.EqualTo("access_denied"));
        Assert.That(engine.Grants.Grants, Is.Empty);
    }

    [Test]
    [Category("rule-6")]
    public async Task Of_two_people_who_type_one_code_the_first_to_say_yes_gives_it()
    {
        var (deviceCode, userCode) = await engine.AskForCodesAsync();
        var (late, first) = (await engine.TypeAsync(userCode), await engine.TypeAsync(userCode));
        engine.SignIn(People.Lars);
        await engine.GoOnAsync(first);
        engine.SignIn();

        await engine.GoOnAsync(late);

        Assert.That(Jwt.Payload((await engine.PollAsync(deviceCode)).Json().Text("id_token")).Text("sub"), Is.EqualTo(People.Lars));
        Assert.That(engine.Grants.Grants, Has.Count.EqualTo(1));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task What_the_client_may_not_have_any_more_nobody_lets_it_have(bool isGrantType)
    {
        var (_, userCode) = await engine.AskForCodesAsync("email");
        var (_, untyped) = await engine.AskForCodesAsync("email");
        var handle = await engine.TypeAsync(userCode);
        engine.SignIn();
        engine.Clients.Put(isGrantType ? Tvs.Open with { GrantTypes = ["authorization_code"] } : Tvs.Open with { Scopes = ["openid"] });

        Assert.That(await engine.GoOnAsync(handle), Is.InstanceOf<ProtocolResult.ErrorPage>());
        Assert.That(await engine.TypeAsync(untyped), Is.Null);
        Assert.That(engine.Grants.Grants, Is.Empty);
    }

    [Test]
    [Category("attack-6")]
    public async Task The_level_of_an_API_is_asked_for_at_the_approval_and_at_the_redemption()
    {
        var answer = (await engine.PostAsync(Tvs.Ask, Form.Encode(("scope", "openid payroll.pay")), Form.Basic("kiosk"))).Json();
        await engine.ApproveAsync(answer.Text("user_code"));

        var tokens = (await engine.PostAsync(Answers.Token, Redemption(answer.Text("device_code"), ("resource", "https://payroll.example")), Form.Basic("kiosk"))).Json();

        Assert.That(Jwt.Payload(tokens.Text("access_token")).Text("aud"), Is.EqualTo("https://payroll.example"));
        Assert.That(engine.Gate.Questions.Select(question => question.RequiredAcr), Is.All.EqualTo((string[])[Apis.TwoFactors]));
        Assert.That(engine.Gate.Questions, Has.Count.EqualTo(2));
    }

    [Test]
    [Category("protocol-44")]
    public async Task A_code_of_another_kind_is_no_device_code()
    {
        var (_, userCode) = await engine.AskForCodesAsync();
        var code = await engine.CodeAsync(Apps.Web);

        Assert.That((await engine.PollAsync(userCode)).TokenError(), Is.EqualTo("invalid_grant"));
        Assert.That((await engine.PollAsync(code)).TokenError(), Is.EqualTo("invalid_grant"));
        Assert.That((await engine.PostAsync(Answers.Token, "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&client_id=tv")).TokenError(), Is.EqualTo("invalid_request"));
    }

    private static string Redemption(string deviceCode, params (string Name, string Value)[] more) =>
        Form.Encode([("grant_type", "urn:ietf:params:oauth:grant-type:device_code"), ("device_code", deviceCode), .. more]);
}
