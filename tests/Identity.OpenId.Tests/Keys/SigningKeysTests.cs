using System.Security.Cryptography;
using System.Text;
using Identity.OpenId.Keys;
using Identity.OpenId.Tests.World;

namespace Identity.OpenId.Tests.Keys;

/// <summary>The signing keys and their publication (RFC 7517, RFC 7518 6).</summary>
public sealed class SigningKeysTests
{
    private const string Jwks = "/connect/jwks";

    [Test]
    [Category("protocol-43")]
    public async Task Public_parts_only_are_published()
    {
        using var engine = new Engine();

        var keys = (await engine.GetAsync(Jwks)).Json()["keys"]!.AsArray().Select(key => key!.AsObject()).ToList();

        Assert.That(keys.Select(key => key.Text("alg")), Is.EquivalentTo(["RS256", "PS256", "ES256"]));
        foreach (var member in keys.SelectMany(key => key))
        {
            Assert.That(member.Key, Is.AnyOf("kty", "kid", "use", "alg", "n", "e", "crv", "x", "y"));
        }
    }

    [Test]
    [Category("protocol-43")]
    public async Task Each_key_has_an_id_of_its_own()
    {
        var store = new InMemorySigningKeys();
        var seal = new AesSeal();
        using var engine = new Engine(seal, store);
        foreach (var algorithm in new[] { "RS256", "PS256", "ES256", "RS256" })
        {
            store.PutNewest(SigningKey.Create(algorithm, seal, engine.Now, engine.Now));
        }

        var keys = (await engine.GetAsync(Jwks)).Json()["keys"]!.AsArray();

        Assert.That(keys.Select(key => key!.AsObject().Text("kid")), Is.Unique);
        Assert.That(keys, Has.Count.EqualTo(4));
    }

    [Test]
    [Category("protocol-43")]
    public async Task Newest_key_signs_and_older_ones_still_verify()
    {
        using var before = new Engine();
        var old = (await before.TokensAsync()).Text("id_token");
        before.SigningKeys.PutNewest(SigningKey.Create("RS256", before.Seal, before.Now, before.Now));
        using var after = new Engine(before.Seal, before.SigningKeys);
        var jwks = (await after.GetAsync(Jwks)).Json();

        var token = (await after.TokensAsync(("id_token_hint", old))).Text("id_token");

        Assert.That(Jwt.Header(token).Text("kid"), Is.Not.EqualTo(Jwt.Header(old).Text("kid")));
        Assert.That(Jwt.Verifies(token, jwks), Is.True);
        Assert.That(Jwt.Verifies(old, jwks), Is.True);
    }

    [Test]
    [Category("protocol-43")]
    [Category("attack-9")]
    public async Task Private_keys_are_kept_sealed_each_for_its_own_purpose()
    {
        using var engine = new Engine(new AesSeal(), new InMemorySigningKeys());
        await engine.GetAsync(Jwks);

        foreach (var stored in engine.SigningKeys.Keys)
        {
            using var key = RSA.Create();
            Assert.That(() => key.ImportPkcs8PrivateKey(stored.SealedPrivateKey, out _), Throws.InstanceOf<CryptographicException>());
            Assert.That(engine.Seal.Open($"signing-key:{stored.KeyId}", stored.SealedPrivateKey), Is.Not.Empty);
            Assert.That(
                () => engine.Seal.Open("signing-key:another", stored.SealedPrivateKey), Throws.InstanceOf<CryptographicException>());
        }
    }

    [Test]
    [Category("protocol-43")]
    public async Task Key_is_published_before_it_signs_and_after_it_has_signed_while_the_server_runs()
    {
        using var engine = new Engine();
        var old = (await engine.TokensAsync()).Text("id_token");
        engine.Clock.Advance(KeySchedule.Signing - KeySchedule.Announced);

        var announced = (await engine.GetAsync(Jwks)).Json();
        var still = (await engine.TokensAsync()).Text("id_token");
        engine.Clock.Advance(KeySchedule.Announced);
        var next = (await engine.TokensAsync()).Text("id_token");
        var both = (await engine.GetAsync(Jwks)).Json();
        engine.Clock.Advance(KeySchedule.Kept);
        var one = (await engine.GetAsync(Jwks)).Json();

        Assert.That(announced["keys"]!.AsArray(), Has.Count.EqualTo(6));
        Assert.That(Jwt.Header(still).Text("kid"), Is.EqualTo(Jwt.Header(old).Text("kid")));
        Assert.That(Jwt.Header(next).Text("kid"), Is.Not.EqualTo(Jwt.Header(old).Text("kid")));
        Assert.That(Jwt.Verifies(next, announced), Is.True, "whoever read the keys early can verify what they sign");
        Assert.That((Jwt.Verifies(old, both), Jwt.Verifies(next, both)), Is.EqualTo((true, true)));
        Assert.That(one["keys"]!.AsArray(), Has.Count.EqualTo(3));
        Assert.That(Jwt.Verifies(old, one), Is.False);
    }

    [TestCase(false, false)]
    [TestCase(true, false)]
    [TestCase(true, true)]
    [Category("protocol-43")]
    public async Task Operator_has_new_keys_made(bool atOnce, bool forgetOthers)
    {
        using var engine = new Engine();
        var old = (await engine.TokensAsync()).Text("id_token");

        await engine.AskAsync<SigningKeys>(keys => keys.RotateAsync(atOnce, forgetOthers, CancellationToken.None));
        var next = (await engine.TokensAsync()).Text("id_token");
        var jwks = (await engine.GetAsync(Jwks)).Json();

        Assert.That(Jwt.Header(next).Text("kid") == Jwt.Header(old).Text("kid"), Is.EqualTo(!atOnce));
        Assert.That((Jwt.Verifies(old, jwks), Jwt.Verifies(next, jwks)), Is.EqualTo((!forgetOthers, true)));
        Assert.That(jwks["keys"]!.AsArray(), Has.Count.EqualTo(forgetOthers ? 3 : 6));
    }

    [TestCase("RS256")]
    [TestCase("PS256")]
    [TestCase("ES256")]
    [Category("protocol-43")]
    public async Task Client_gets_its_ID_tokens_signed_as_it_is_registered(string algorithm)
    {
        using var engine = new Engine();
        engine.Clients.Put(Apps.Web with { IdTokenSignedResponseAlg = algorithm });

        var token = (await engine.TokensAsync()).Text("id_token");

        Assert.That(Jwt.Header(token).Text("alg"), Is.EqualTo(algorithm));
        Assert.That(Jwt.Verifies(token, (await engine.GetAsync(Jwks)).Json()), Is.True);
    }

    [Test]
    public async Task Keys_are_strong_enough()
    {
        using var engine = new Engine();

        var keys = (await engine.GetAsync(Jwks)).Json()["keys"]!.AsArray();

        foreach (var rsa in keys.Where(key => key!.AsObject().Text("kty") == "RSA"))
        {
            Assert.That(Encoding.ASCII.GetByteCount(rsa!.AsObject().Text("n")) * 6, Is.GreaterThanOrEqualTo(2048));
        }

        Assert.That(keys.Single(key => key!.AsObject().Text("kty") == "EC")!.AsObject().Text("crv"), Is.EqualTo("P-256"));
    }
}
