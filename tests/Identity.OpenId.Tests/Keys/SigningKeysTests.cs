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

        Assert.That(keys, Has.Count.EqualTo(2));
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
        store.PutNewest(SigningKey.Create("RS256", seal, DateTimeOffset.UnixEpoch));
        store.PutNewest(SigningKey.Create("ES256", seal, DateTimeOffset.UnixEpoch));
        store.PutNewest(SigningKey.Create("RS256", seal, DateTimeOffset.UnixEpoch));
        using var engine = new Engine(seal, store);

        var keys = (await engine.GetAsync(Jwks)).Json()["keys"]!.AsArray();

        Assert.That(keys.Select(key => key!.AsObject().Text("kid")), Is.Unique);
        Assert.That(keys, Has.Count.EqualTo(3));
    }

    [Test]
    [Category("protocol-43")]
    public async Task Newest_key_signs_and_older_ones_still_verify()
    {
        using var before = new Engine();
        var old = (await before.TokensAsync()).Text("id_token");
        before.SigningKeys.PutNewest(SigningKey.Create("RS256", before.Seal, before.Now));
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
    public async Task Keys_are_strong_enough()
    {
        using var engine = new Engine();

        var keys = (await engine.GetAsync(Jwks)).Json()["keys"]!.AsArray();

        var rsa = keys.Single(key => key!.AsObject().Text("kty") == "RSA")!.AsObject();
        Assert.That(Encoding.ASCII.GetByteCount(rsa.Text("n")) * 6, Is.GreaterThanOrEqualTo(2048));
        Assert.That(keys.Single(key => key!.AsObject().Text("kty") == "EC")!.AsObject().Text("crv"), Is.EqualTo("P-256"));
    }
}
