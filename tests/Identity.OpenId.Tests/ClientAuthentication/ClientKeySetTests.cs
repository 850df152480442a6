using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Identity.OpenId.Clients;
using Identity.OpenId.Outbound;
using Identity.OpenId.Requests;
using Identity.OpenId.Tests.World;
using Microsoft.IdentityModel.Tokens;

namespace Identity.OpenId.Tests.ClientAuthentication;

/// <summary>Clients whose keys are where they publish them (<c>jwks_uri</c>).</summary>
[Category("protocol-39")]
public sealed class ClientKeySetTests
{
    private const string Address = "https://job.example/keys";

    private readonly Dictionary<string, ECDsa> keys = new(StringComparer.Ordinal);
    private Engine engine = null!;

    [SetUp]
    public void SetUp()
    {
        engine = new Engine();
        engine.Clients.Put(Apis.Machine with { ClientId = "signing", TokenEndpointAuthMethod = "private_key_jwt", Secrets = [], JwksUri = Address });
        Publish("one");
    }

    [TearDown]
    public void TearDown()
    {
        engine.Dispose();
        foreach (var key in keys.Values)
        {
            key.Dispose();
        }

        keys.Clear();
    }

    [Test]
    public async Task Keys_are_fetched_once_and_kept_for_an_hour()
    {
        (await AskAsync("one")).Json();
        engine.Clock.Advance(TimeSpan.FromMinutes(59));
        (await AskAsync("one")).Json();
        Assert.That(engine.Fetcher.Asked, Is.EqualTo([Address]));

        engine.Clock.Advance(TimeSpan.FromMinutes(1));
        (await AskAsync("one")).Json();
        Assert.That(engine.Fetcher.Asked, Has.Count.EqualTo(2));
    }

    [TestCase(0, 60)]
    [TestCase(300, 300)]
    [TestCase(86_400, 3600)]
    public async Task What_they_say_of_their_age_holds_within_bounds(int maxAge, int seconds)
    {
        Publish("one", TimeSpan.FromSeconds(maxAge));
        (await AskAsync("one")).Json();
        engine.Clock.Advance(TimeSpan.FromSeconds(seconds - 1));
        (await AskAsync("one")).Json();
        Assert.That(engine.Fetcher.Asked, Has.Count.EqualTo(1));

        engine.Clock.Advance(TimeSpan.FromSeconds(1));
        (await AskAsync("one")).Json();
        Assert.That(engine.Fetcher.Asked, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Key_that_is_not_known_is_looked_for_once_a_minute()
    {
        (await AskAsync("one")).Json();
        Publish("two");
        for (var number = 0; number < 5; number++)
        {
            Assert.That((await AskAsync("two")).TokenError(401), Is.EqualTo("invalid_client"));
        }

        Assert.That(engine.Fetcher.Asked, Has.Count.EqualTo(1));
        engine.Clock.Advance(TimeSpan.FromMinutes(1));
        (await AskAsync("two")).Json();
        for (var number = 0; number < 5; number++)
        {
            Assert.That((await AskAsync($"made up {number}")).TokenError(401), Is.EqualTo("invalid_client"));
        }

        Assert.That(engine.Fetcher.Asked, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Those_who_ask_at_once_wait_for_one_fetch()
    {
        var arrived = new TaskCompletionSource();
        engine.Fetcher.Until = arrived.Task;
        var asking = Enumerable.Range(0, 20).Select(_ => AskAsync("one")).ToList();
        arrived.SetResult();

        foreach (var answer in await Task.WhenAll(asking))
        {
            answer.Json();
        }

        Assert.That(engine.Fetcher.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Old_keys_stay_good_for_a_while_where_new_ones_cannot_be_had()
    {
        (await AskAsync("one")).Json();
        engine.Fetcher.Answer = new OutboundAnswer.Failed("timeout");

        engine.Clock.Advance(TimeSpan.FromHours(4));
        (await AskAsync("one")).Json();
        engine.Clock.Advance(TimeSpan.FromHours(1));
        Assert.That((await AskAsync("one")).TokenError(401), Is.EqualTo("invalid_client"));
    }

    [Test]
    public async Task Address_that_has_changed_is_asked_at_once()
    {
        (await AskAsync("one")).Json();
        engine.Clients.Put(Apis.Machine with { ClientId = "signing", TokenEndpointAuthMethod = "private_key_jwt", Secrets = [], JwksUri = "https://elsewhere.example/keys" });
        (await AskAsync("one")).Json();

        Assert.That(engine.Fetcher.Asked, Is.EqualTo([Address, "https://elsewhere.example/keys"]));
    }

    [TestCase("nothing")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("{\"keys\":[1]}")]
    [TestCase("{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}]}")]
    public async Task What_is_no_set_of_public_keys_lets_nobody_in(string body)
    {
        engine.Fetcher.Answer = new OutboundAnswer.Fetched(body, MaxAge: null);

        Assert.That((await AskAsync("one")).TokenError(401), Is.EqualTo("invalid_client"));
    }

    [TestCase("\"jwks_uri\":\"http://job.example/keys\"", "must be https")]
    [TestCase("\"jwks_uri\":\"https://user@job.example/keys\"", "user information")]
    [TestCase("\"jwks_uri\":\"https://job.example/keys\",\"jwks\":{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}]}", "cannot stand beside jwks")]
    [Category("protocol-38")]
    public void Address_of_keys_is_https_and_the_only_place_of_them(string members, string problem)
    {
        var reading = ClientMetadataReader.Read(
            $$"""{"client_name":"Job","redirect_uris":["https://job.example/cb"],"token_endpoint_auth_method":"private_key_jwt",{{members}}}""");

        Assert.That(((ClientMetadataReading.Invalid)reading).Errors.Select(error => error.Message), Has.Some.Contains(problem));
    }

    private ECDsa KeyOf(string keyId)
    {
        if (!keys.TryGetValue(keyId, out var key))
        {
            key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            keys.Add(keyId, key);
        }

        return key;
    }

    private void Publish(string keyId, TimeSpan? maxAge = null)
    {
        var point = KeyOf(keyId).ExportParameters(includePrivateParameters: false).Q;
        var key = new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["kid"] = keyId, ["x"] = Base64UrlEncoder.Encode(point.X), ["y"] = Base64UrlEncoder.Encode(point.Y) };
        engine.Fetcher.Answer = new OutboundAnswer.Fetched(new JsonObject { ["keys"] = new JsonArray(key) }.ToJsonString(), maxAge);
    }

    private Task<ProtocolResult> AskAsync(string keyId)
    {
        var claims = new JsonObject
        {
            ["iss"] = "signing",
            ["sub"] = "signing",
            ["aud"] = Engine.Issuer,
            ["jti"] = $"{Guid.CreateVersion7()}",
            ["exp"] = engine.Now.AddMinutes(1).ToUnixTimeSeconds(),
        };
        var assertion = Jwt.Forge(new JsonObject { ["alg"] = "ES256", ["kid"] = keyId }, claims, signed => KeyOf(keyId).SignData(signed, HashAlgorithmName.SHA256));
        return engine.PostAsync(Answers.Token, "grant_type=client_credentials&scope=calendar&"
            + Form.Encode(("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"), ("client_assertion", assertion)));
    }
}
