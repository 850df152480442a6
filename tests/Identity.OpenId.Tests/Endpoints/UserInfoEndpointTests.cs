using System.Text.Json;
using Identity.OpenId.Requests;
using Identity.OpenId.Tests.World;

namespace Identity.OpenId.Tests.Endpoints;

/// <summary>The UserInfo endpoint (OpenID Connect Core 5.3, RFC 6750).</summary>
public sealed class UserInfoEndpointTests
{
    private Engine engine = null!;

    [SetUp]
    public void SetUp() => engine = new Engine();

    [TearDown]
    public void TearDown() => engine.Dispose();

    private async Task<string> AccessTokenAsync(string scope = "openid") => (await engine.TokensAsync(("scope", scope))).Text("access_token");

    [TestCase("openid", "sub")]
    [TestCase("openid email", "sub email email_verified")]
    [TestCase("openid phone", "sub phone_number phone_number_verified")]
    [TestCase("openid address", "sub address")]
    [TestCase("address openid email", "sub address email email_verified")]
    public async Task Claims_are_those_of_the_scopes(string scope, string claims)
    {
        var body = (await engine.UserInfoAsync(await AccessTokenAsync(scope))).Json();

        Assert.That(body.Select(member => member.Key), Is.EquivalentTo(claims.Split(' ')));
    }

    [Test]
    public async Task Claims_keep_their_types()
    {
        var body = (await engine.UserInfoAsync(await AccessTokenAsync("openid profile email address phone"))).Json();

        Assert.That(body["email_verified"]!.GetValueKind(), Is.EqualTo(JsonValueKind.True));
        Assert.That(body["phone_number_verified"]!.GetValueKind(), Is.EqualTo(JsonValueKind.False));
        Assert.That(body["updated_at"]!.GetValueKind(), Is.EqualTo(JsonValueKind.Number));
        Assert.That(body["address"]!.GetValueKind(), Is.EqualTo(JsonValueKind.Object));
        Assert.That(body.Text("name"), Is.EqualTo("Sanne de Vries"));
        Assert.That(body.ContainsKey("custom"), Is.False);
    }

    [Test]
    public async Task Post_takes_the_token_from_the_header_or_the_form()
    {
        var token = await AccessTokenAsync();

        (await engine.PostAsync(Answers.UserInfo, authorization: $"Bearer {token}")).Json();
        (await engine.PostAsync(Answers.UserInfo, $"access_token={token}")).Json();
    }

    [Test]
    public async Task Token_in_two_places_is_refused()
    {
        var token = await AccessTokenAsync();

        var result = await engine.PostAsync(Answers.UserInfo, $"access_token={token}", $"Bearer {token}");

        Assert.That(result, Is.InstanceOf<ProtocolResult.Empty>().With.Property("Status").EqualTo(400));
    }

    [Test]
    public async Task Token_in_the_query_is_not_seen()
    {
        var token = await AccessTokenAsync();

        var result = (ProtocolResult.Empty)await engine.GetAsync(Answers.UserInfo, $"access_token={token}");

        Assert.That(result.Status, Is.EqualTo(401));
        Assert.That(result.Challenge, Does.StartWith("Bearer ").And.Not.Contain("error"));
    }

    [TestCase(3599, true)]
    [TestCase(3600, false)]
    [Category("protocol-29")]
    public async Task Token_ends_to_the_second(int age, bool isGood)
    {
        var token = await AccessTokenAsync();
        engine.Clock.Advance(TimeSpan.FromSeconds(age));

        Assert.That(await engine.UserInfoAsync(token) is ProtocolResult.Json, Is.EqualTo(isGood));
    }

    [Test]
    [Category("protocol-29")]
    public async Task Id_token_is_no_access_token()
    {
        var tokens = await engine.TokensAsync();

        AssertInvalid(await engine.UserInfoAsync(tokens.Text("id_token")));
    }

    [Test]
    [Category("protocol-19")]
    public async Task Token_of_a_revoked_grant_is_dead()
    {
        var token = await AccessTokenAsync();
        await engine.Grants.RevokeAsync(engine.Grants.Grants.Single().Id, engine.Now, CancellationToken.None);

        AssertInvalid(await engine.UserInfoAsync(token));
    }

    [Test]
    [Category("attack-1")]
    public async Task Token_from_before_the_epoch_is_dead()
    {
        var token = await AccessTokenAsync();
        engine.Grants.Epochs[People.Sanne] = 2;

        AssertInvalid(await engine.UserInfoAsync(token));
    }

    [Test]
    public async Task Token_without_openid_is_not_enough()
    {
        var result = (ProtocolResult.Empty)await engine.UserInfoAsync(await AccessTokenAsync("email"));

        Assert.That(result.Status, Is.EqualTo(403));
        Assert.That(result.Challenge, Does.Contain("error=\"insufficient_scope\""));
    }

    [Test]
    public async Task Person_who_is_gone_has_no_claims()
    {
        engine.SignIn(People.Lars);
        var code = (await engine.GetAsync(Answers.Authorize, Form.Authorization(Apps.Web))).Member("code")!;
        var tokens = (await engine.RedeemAsync(code)).Json();

        AssertInvalid(await engine.UserInfoAsync(tokens.Text("access_token")));
    }

    private static void AssertInvalid(ProtocolResult result)
    {
        var answer = (ProtocolResult.Empty)result;
        Assert.That(answer.Status, Is.EqualTo(401));
        Assert.That(answer.Challenge, Does.Contain("error=\"invalid_token\""));
    }
}
