using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Identity.OpenId.Clients;
using Identity.OpenId.Requests;
using Identity.OpenId.Tests.World;
using Microsoft.IdentityModel.Tokens;

namespace Identity.OpenId.Tests.ClientAuthentication;

/// <summary>Clients that authenticate by an assertion that they have signed (<c>private_key_jwt</c>, RFC 7523).</summary>
[Category("protocol-23")]
public sealed class ClientAssertionTests
{
    private const string Type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private Engine engine = null!;

    private static Client Signing { get; } = Apis.Machine with
    {
        ClientId = "signing",
        TokenEndpointAuthMethod = "private_key_jwt",
        Secrets = [],
        Jwks = Set(Public(AppKeys.Ec), Public(AppKeys.Rsa)),
    };

    [SetUp]
    public void SetUp()
    {
        engine = new Engine();
        engine.Clients.Put(Signing);
    }

    [TearDown]
    public void TearDown() => engine.Dispose();

    [TestCase("ES256")]
    [TestCase("RS256")]
    [TestCase("PS256")]
    public async Task Its_own_keys_let_a_client_in(string algorithm)
    {
        Assert.That((await AskAsync(Assertion(header => header["alg"] = algorithm))).Json().ContainsKey("access_token"), Is.True);
        Assert.That(engine.Replays.Used.Values.Single(), Is.EqualTo(engine.Now.AddMinutes(1)));
    }

    [Test]
    public async Task Assertion_is_used_once_whatever_the_endpoint()
    {
        var assertion = Assertion();

        (await AskAsync(assertion)).Json();
        Assert.That((await AskAsync(assertion)).TokenError(401), Is.EqualTo("invalid_client"));
        Assert.That((await engine.PostAsync("/connect/introspection", $"token=x&{Presented(assertion)}")).TokenError(401), Is.EqualTo("invalid_client"));
    }

    [Test]
    [Category("protocol-25")]
    public async Task Assertion_that_is_not_looked_at_is_not_used_up()
    {
        var assertion = Assertion();
        engine.Brake.LockedUntil = engine.Now.AddSeconds(30);
        Assert.That((await AskAsync(assertion)).TokenError(401), Is.EqualTo("invalid_client"));

        engine.Brake.LockedUntil = null;
        (await AskAsync(assertion)).Json();
    }

    [Test]
    public async Task Other_clients_assertion_of_the_same_id_is_not_the_same()
    {
        engine.Clients.Put(Signing with { ClientId = "second" });

        (await AskAsync(Assertion(payload: claims => claims["jti"] = "1"))).Json();
        (await AskAsync(Assertion(payload: claims => (claims["jti"], claims["iss"], claims["sub"]) = ("1", "second", "second")))).Json();
    }

    [TestCase("https://id.example/tenant")]
    [TestCase("https://id.example/tenant/connect/token")]
    public async Task It_is_for_this_server(string audience) => (await AskAsync(Assertion(payload: claims => claims["aud"] = audience))).Json();

    private static readonly TestCaseData[] Bad =
    [
        Claim("no audience", claims => claims.Remove("aud")),
        Claim("another audience", claims => claims["aud"] = "https://other.example"),
        Claim("another endpoint", claims => claims["aud"] = "https://id.example/tenant/connect/userinfo"),
        Claim("another issuer", claims => claims["iss"] = "web"),
        Claim("another subject", claims => claims["sub"] = "web"),
        Claim("no end", claims => claims.Remove("exp")),
        Claim("over", claims => claims["exp"] = Seconds(0)),
        Claim("too long", claims => claims["exp"] = Seconds(301)),
        Claim("no id", claims => claims.Remove("jti")),
        Claim("empty id", claims => claims["jti"] = ""),
        Claim("long id", claims => claims["jti"] = new string('x', 256)),
        Claim("not yet", claims => claims["nbf"] = Seconds(61)).SetCategory("protocol-24"),
        Claim("from the future", claims => claims["iat"] = Seconds(61)).SetCategory("protocol-24"),
        Header("no algorithm", header => header["alg"] = "none").SetCategory("protocol-30"),
        Header("symmetric", header => header["alg"] = "HS256").SetCategory("protocol-30"),
        Header("another type", header => header["typ"] = "at+jwt").SetCategory("protocol-29"),
        Header("unknown extension", header => (header["crit"], header["x"]) = (new JsonArray("x"), "1")).SetCategory("protocol-30"),
        Header("its own key", header => (header["jwk"], header["forged"]) = (Public(AppKeys.Rsa), true)).SetCategory("protocol-30"),
    ];

    [TestCaseSource(nameof(Bad))]
    public async Task What_is_wrong_is_refused(Action<JsonObject> header, Action<JsonObject> payload)
    {
        Assert.That((await AskAsync(Assertion(header, payload))).TokenError(401), Is.EqualTo("invalid_client"));
        Assert.That(engine.Replays.Used, Is.Empty, "nothing of it is remembered");
    }

    [TestCase(10)]
    [TestCase(-3600)]
    [Category("protocol-24")]
    public async Task Clock_that_runs_ahead_by_seconds_is_understood(int seconds) =>
        (await AskAsync(Assertion(payload: claims => (claims["iat"], claims["nbf"]) = (Seconds(seconds), Seconds(seconds))))).Json();

    [Test]
    [Category("protocol-22")]
    public async Task It_is_the_registered_way_and_the_only_one()
    {
        engine.Clients.Put(Signing with { TokenEndpointAuthSigningAlg = "PS256" });
        Assert.That((await AskAsync(Assertion())).TokenError(401), Is.EqualTo("invalid_client"), "another algorithm than the registered one");
        (await AskAsync(Assertion(header => header["alg"] = "PS256"))).Json();

        engine.Clients.Put(Signing);
        var form = $"grant_type=client_credentials&scope=calendar&{Presented(Assertion())}";
        Assert.That((await engine.PostAsync(Answers.Token, form, Form.Basic("machine"))).TokenError(), Is.EqualTo("invalid_request"));
        Assert.That((await engine.PostAsync(Answers.Token, form + "&client_secret=x")).TokenError(), Is.EqualTo("invalid_request"));
        Assert.That((await engine.PostAsync(Answers.Token, form + "&client_id=machine")).TokenError(), Is.EqualTo("invalid_request"));
        engine.Clients.Put(Apis.Machine with { ClientId = "signing", Jwks = Signing.Jwks });
        Assert.That((await AskAsync(Assertion())).TokenError(401), Is.EqualTo("invalid_client"), "registered for a secret");
    }

    [TestCase("e30.e30.e30")]
    [TestCase("nothing")]
    [TestCase("a.b.c")]
    [TestCase("..")]
    [TestCase("e30.W10.e30")]
    [TestCase("e30.eyJzdWIiOnsiYSI6MX19.e30")]
    [TestCase("eyJhbGciOjF9.eyJzdWIiOjF9.e30")]
    public async Task What_is_no_assertion_is_no_client(string assertion) =>
        Assert.That((await AskAsync(assertion)).TokenError(401), Is.EqualTo("invalid_client"));

    [TestCase("{\"keys\":[]}", "at least one key")]
    [TestCase("{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}]}", "private or symmetric")]
    [TestCase("{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-521\",\"x\":\"AA\",\"y\":\"AA\"}]}", "neither RSA")]
    [TestCase(null, "is missing")]
    public void Keys_that_are_none_cannot_be_registered(string? jwks, string problem)
    {
        var metadata = new JsonObject { ["client_name"] = "Job", ["token_endpoint_auth_method"] = "private_key_jwt", ["redirect_uris"] = new JsonArray("https://app.example/cb") };
        if (jwks is not null)
        {
            metadata["jwks"] = JsonNode.Parse(jwks);
        }

        var errors = ((ClientMetadataReading.Invalid)ClientMetadataReader.Read(metadata.ToJsonString())).Errors;

        Assert.That(errors.Single().Field, Is.EqualTo("jwks"));
        Assert.That(errors.Single().Message, Does.Contain(problem));
    }

    [Test]
    public void Client_with_a_key_is_registered_without_a_secret()
    {
        var metadata = new JsonObject
        {
            ["client_name"] = "Job",
            ["token_endpoint_auth_method"] = "private_key_jwt",
            ["token_endpoint_auth_signing_alg"] = "ES256",
            ["redirect_uris"] = new JsonArray("https://app.example/cb"),
            ["jwks"] = JsonNode.Parse(Set(Public(AppKeys.Ec))),
        };

        var registration = ClientRegistration.Create(((ClientMetadataReading.Valid)ClientMetadataReader.Read(metadata.ToJsonString())).Metadata);

        Assert.That(registration.Secret, Is.Null);
        Assert.That((registration.Client.IsPublic, registration.Client.RequirePkce, registration.Client.TokenEndpointAuthSigningAlg), Is.EqualTo((false, false, "ES256")));
        Assert.That(registration.Client.Jwks, Is.EqualTo(Set(Public(AppKeys.Ec))));
    }

    private static TestCaseData Claim(string name, Action<JsonObject> change) => new TestCaseData((JsonObject _) => { }, change).SetArgDisplayNames(name);

    private static TestCaseData Header(string name, Action<JsonObject> change) => new TestCaseData(change, (JsonObject _) => { }).SetArgDisplayNames(name);

    private static long Seconds(int fromNow) => new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero).AddSeconds(fromNow).ToUnixTimeSeconds();

    private static string Assertion(Action<JsonObject>? header = null, Action<JsonObject>? payload = null)
    {
        var (head, claims) = (new JsonObject { ["alg"] = "ES256" }, new JsonObject
        {
            ["iss"] = "signing",
            ["sub"] = "signing",
            ["aud"] = Engine.Issuer,
            ["jti"] = Guid.CreateVersion7().ToString(),
            ["exp"] = Seconds(60),
            ["iat"] = Seconds(0),
        });
        header?.Invoke(head);
        payload?.Invoke(claims);
        return Jwt.Forge(head, claims, signed => Sign(head, signed));
    }

    private static byte[] Sign(JsonObject header, byte[] signed) => header.Text("alg") switch
    {
        "none" => [],
        "HS256" => HMACSHA256.HashData(AppKeys.Rsa.ExportRSAPublicKey(), signed),
        "RS256" => AppKeys.Rsa.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        "PS256" => AppKeys.Rsa.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        _ when header.ContainsKey("forged") => Forged(signed),
        _ => AppKeys.Ec.SignData(signed, HashAlgorithmName.SHA256),
    };

    // By a key that nobody registered.
    private static byte[] Forged(byte[] signed)
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return other.SignData(signed, HashAlgorithmName.SHA256);
    }

    private static JsonObject Public(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = Base64UrlEncoder.Encode(point.X), ["y"] = Base64UrlEncoder.Encode(point.Y) };
    }

    private static JsonObject Public(RSA key)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return new JsonObject { ["kty"] = "RSA", ["n"] = Base64UrlEncoder.Encode(parameters.Modulus), ["e"] = Base64UrlEncoder.Encode(parameters.Exponent) };
    }

    private static string Set(params JsonObject[] keys) => new JsonObject { ["keys"] = new JsonArray([.. keys]) }.ToJsonString();

    private static string Presented(string assertion) => Form.Encode(("client_assertion_type", Type), ("client_assertion", assertion));

    private Task<ProtocolResult> AskAsync(string assertion) =>
        engine.PostAsync(Answers.Token, $"grant_type=client_credentials&scope=calendar&{Presented(assertion)}");
}
