using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Identity.OpenId.Requests;
using Identity.OpenId.Tests.World;

namespace Identity.OpenId.Tests.Tokens;

/// <summary>Forged access tokens (RFC 8725), presented at UserInfo.</summary>
[Category("protocol-30")]
public sealed class TokenReaderTests
{
    private Engine engine = null!;
    private JsonObject header = null!;
    private JsonObject payload = null!;

    [SetUp]
    public async Task SetUp()
    {
        engine = new Engine();
        var token = (await engine.TokensAsync()).Text("access_token");
        header = Jwt.Header(token);
        payload = Jwt.Payload(token);
    }

    [TearDown]
    public void TearDown() => engine.Dispose();

    [Test]
    public async Task Key_that_the_token_brings_along_is_not_used()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        header["jwk"] = new JsonObject
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["x"] = Convert.ToBase64String(point.X!),
            ["y"] = Convert.ToBase64String(point.Y!),
        };
        header["jku"] = "https://evil.example/jwks";

        await AssertRefusedAsync(Jwt.Forge(header, payload, data => key.SignData(data, HashAlgorithmName.SHA256)));
    }

    [Test]
    public async Task Key_of_an_unknown_id_is_not_tried()
    {
        header["kid"] = "another";

        await AssertRefusedAsync(Jwt.Forge(header, payload, SignWithTheServersKey));
    }

    [Test]
    public async Task Public_key_is_no_secret()
    {
        var jwks = (await engine.GetAsync("/connect/jwks")).Json();
        header["alg"] = "HS256";
        foreach (var key in jwks["keys"]!.AsArray())
        {
            header["kid"] = key!.AsObject().Text("kid");
            await AssertRefusedAsync(Jwt.Forge(header, payload, data => HMACSHA256.HashData(Encoding.ASCII.GetBytes(key.ToJsonString()), data)));
        }
    }

    [Test]
    public async Task Unsigned_token_is_refused()
    {
        header["alg"] = "none";

        await AssertRefusedAsync(Jwt.Forge(header, payload, _ => []));
    }

    [Test]
    public async Task Critical_extension_is_refused()
    {
        header["crit"] = new JsonArray("urn:example:b64");
        header["urn:example:b64"] = false;

        await AssertRefusedAsync(Jwt.Forge(header, payload, SignWithTheServersKey));
    }

    [TestCase("typ", "JWT")]
    [TestCase("typ", "logout+jwt")]
    [Category("protocol-29")]
    public async Task Other_type_is_refused(string name, string value)
    {
        header[name] = value;

        await AssertRefusedAsync(Jwt.Forge(header, payload, SignWithTheServersKey));
    }

    [TestCase("aud", "web")]
    [TestCase("aud", "")]
    [TestCase("iss", "https://evil.example")]
    [TestCase("iss", "https://id.example/tenant/")]
    [TestCase("grant_id", "")]
    [Category("protocol-29")]
    public async Task Token_for_or_from_somebody_else_is_refused(string name, string value)
    {
        payload[name] = value;

        await AssertRefusedAsync(Jwt.Forge(header, payload, SignWithTheServersKey));
    }

    [Test]
    public async Task Token_without_an_end_is_refused()
    {
        payload.Remove("exp");

        await AssertRefusedAsync(Jwt.Forge(header, payload, SignWithTheServersKey));
    }

    [Test]
    public async Task Forging_with_the_servers_own_key_would_work() =>
        (await engine.UserInfoAsync(Jwt.Forge(header, payload, SignWithTheServersKey))).Json();

    [Test]
    public async Task Token_that_is_too_long_is_not_even_read() =>
        await AssertRefusedAsync(new string('a', 20_000));

    private byte[] SignWithTheServersKey(byte[] data)
    {
        var stored = engine.SigningKeys.Keys.Single(key => key.Algorithm == "ES256");
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(engine.Seal.Open($"signing-key:{stored.KeyId}", stored.SealedPrivateKey), out _);
        return key.SignData(data, HashAlgorithmName.SHA256);
    }

    private async Task AssertRefusedAsync(string token) =>
        Assert.That(await engine.UserInfoAsync(token), Is.InstanceOf<ProtocolResult.Empty>().With.Property("Status").EqualTo(401));
}
