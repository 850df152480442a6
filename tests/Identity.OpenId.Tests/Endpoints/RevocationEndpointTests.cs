using Identity.OpenId.Requests;
using Identity.OpenId.Tests.World;

namespace Identity.OpenId.Tests.Endpoints;

/// <summary>Revocation (RFC 7009).</summary>
[Category("protocol-33")]
public sealed class RevocationEndpointTests
{
    private const string Revoke = "/connect/revocation";
    private Engine engine = null!;

    [SetUp]
    public void SetUp() => engine = new Engine();

    [TearDown]
    public void TearDown() => engine.Dispose();

    [TestCase("refresh_token")]
    [TestCase("access_token")]
    public async Task Token_that_is_given_back_ends_all_that_came_from_its_grant(string kind)
    {
        var tokens = await engine.TokensAsync(("scope", "openid offline_access"));

        var answer = await RevokeAsync(tokens.Text(kind));

        Assert.That(answer, Is.EqualTo(new ProtocolResult.Empty(200)));
        Assert.That(await engine.UserInfoAsync(tokens.Text("access_token")), Is.InstanceOf<ProtocolResult.Empty>());
        Assert.That((await engine.PostAsync(Answers.Token, Form.Refresh(tokens.Text("refresh_token")), Form.Basic("web"))).TokenError(), Is.EqualTo("invalid_grant"));
    }

    [Test]
    public async Task Revocation_between_the_check_and_the_rotation_of_a_refresh_token_wins()
    {
        var refresh = (await engine.PublicTokensAsync()).Text("refresh_token");
        engine.Grants.Meanwhile = () => engine.PostAsync(Revoke, Form.Encode(("token", refresh), ("client_id", Apps.Public.ClientId))).GetAwaiter().GetResult();

        Assert.That((await engine.RefreshPublicAsync(refresh)).TokenError(), Is.EqualTo("invalid_grant"));
    }

    [TestCase("unknown")]
    [TestCase("e30.e30.e30")]
    public async Task What_is_unknown_or_was_given_back_before_is_no_error(string token)
    {
        var known = (await engine.TokensAsync()).Text("access_token");
        await RevokeAsync(known);

        Assert.That(await RevokeAsync(token), Is.EqualTo(new ProtocolResult.Empty(200)));
        Assert.That(await RevokeAsync(known), Is.EqualTo(new ProtocolResult.Empty(200)));
    }

    [Test]
    public async Task Another_clients_token_stays()
    {
        var token = (await engine.TokensAsync()).Text("access_token");

        Assert.That((await RevokeAsync(token, "other")).TokenError(), Is.EqualTo("invalid_request"));
        (await engine.UserInfoAsync(token)).Json();
    }

    [Test]
    public async Task Client_authenticates_and_says_which_token()
    {
        Assert.That((await engine.PostAsync(Revoke, "token=x")).TokenError(401), Is.EqualTo("invalid_client"));
        Assert.That((await engine.PostAsync(Revoke, "", Form.Basic("web"))).TokenError(), Is.EqualTo("invalid_request"));
    }

    private Task<ProtocolResult> RevokeAsync(string token, string clientId = "web") =>
        engine.PostAsync(Revoke, Form.Encode(("token", token), ("token_type_hint", "anything")), Form.Basic(clientId));
}
