using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Identity.OpenId.Tests.World;

namespace Identity.OpenId.Tests.Tokens;

/// <summary>ID tokens (OpenID Connect Core 2 and 3.1.3.6) and access tokens (RFC 9068) as they go out.</summary>
public sealed class IdTokensTests
{
    private Engine engine = null!;

    [SetUp]
    public void SetUp() => engine = new Engine();

    [TearDown]
    public void TearDown() => engine.Dispose();

    [Test]
    public async Task Id_token_says_what_it_has_to()
    {
        var code = await engine.CodeAsync(Apps.Web);
        var signedInAt = engine.Now.ToUnixTimeSeconds();
        engine.Clock.Advance(TimeSpan.FromSeconds(5));

        var tokens = (await engine.RedeemAsync(code)).Json();

        var payload = Jwt.Payload(tokens.Text("id_token"));
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes(tokens.Text("access_token")));
        Assert.That(payload.Text("iss"), Is.EqualTo(Engine.Issuer));
        Assert.That(payload.Text("sub"), Is.EqualTo(People.Sanne));
        Assert.That(payload.Text("aud"), Is.EqualTo("web"));
        Assert.That(payload.Text("nonce"), Is.EqualTo("nonce-of-the-app"));
        Assert.That(payload.Text("acr"), Is.EqualTo("urn:identity:2fa"));
        Assert.That(payload.Text("sid"), Is.EqualTo(People.SessionId));
        Assert.That(payload.Text("at_hash"), Is.EqualTo(Base64Url.EncodeToString(hash.AsSpan(0, 16))));
        Assert.That(payload["amr"]!.AsArray().Select(method => method!.GetValue<string>()), Is.EqualTo(new[] { "pwd", "otp" }));
        Assert.That(payload["auth_time"]!.GetValue<long>(), Is.EqualTo(signedInAt));
        Assert.That(payload["iat"]!.GetValue<long>(), Is.EqualTo(signedInAt + 5));
        Assert.That(payload["exp"]!.GetValue<long>(), Is.EqualTo(signedInAt + 3605));
    }

    [Test]
    public async Task Nonce_that_was_not_sent_is_not_there()
    {
        var tokens = await engine.TokensAsync(("nonce", ""));

        Assert.That(Jwt.Payload(tokens.Text("id_token")).ContainsKey("nonce"), Is.False);
    }

    [TestCase("RS256")]
    [TestCase("ES256")]
    public async Task Client_gets_the_algorithm_that_it_registered(string algorithm)
    {
        engine.Clients.Put(Apps.Web with { IdTokenSignedResponseAlg = algorithm });

        var token = (await engine.TokensAsync()).Text("id_token");

        Assert.That(Jwt.Header(token).Text("alg"), Is.EqualTo(algorithm));
        Assert.That(Jwt.Verifies(token, (await engine.GetAsync("/connect/jwks")).Json()), Is.True);
    }

    [Test]
    [Category("protocol-29")]
    public async Task Access_token_has_its_own_type_and_audience()
    {
        var token = (await engine.TokensAsync(("scope", "openid email"))).Text("access_token");

        var payload = Jwt.Payload(token);
        Assert.That(Jwt.Header(token).Text("typ"), Is.EqualTo("at+jwt"));
        Assert.That(payload.Text("aud"), Is.EqualTo(Engine.Issuer));
        Assert.That(payload.Text("client_id"), Is.EqualTo("web"));
        Assert.That(payload.Text("scope"), Is.EqualTo("openid email"));
        Assert.That(payload.Text("jti"), Has.Length.EqualTo(43));
        Assert.That(Jwt.Verifies(token, (await engine.GetAsync("/connect/jwks")).Json()), Is.True);
    }

    [Test]
    public async Task Without_openid_there_is_no_id_token()
    {
        var tokens = await engine.TokensAsync(("scope", "email"));

        Assert.That(tokens.ContainsKey("id_token"), Is.False);
        Assert.That(tokens.Text("scope"), Is.EqualTo("email"));
    }
}
