using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Identity.Testing;

/// <summary>
/// A security key and a browser in one, without any of the checks that they make: it answers options with whatever a test wants
/// (WebAuthn sections 6.3 and 6.5). What a test does not change is right.
/// </summary>
/// <param name="origin">The origin of the pages that ask it.</param>
public sealed class ForgedKey(string origin) : IDisposable
{
    private const int Es256 = -7;

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>The origin of the pages that ask it.</summary>
    public string Origin { get; } = origin;

    /// <summary>The RP ID that it answers for.</summary>
    public string RelyingPartyId { get; } = new Uri(origin).Host;

    /// <summary>Its credential ID.</summary>
    public byte[] CredentialId { get; init; } = RandomNumberGenerator.GetBytes(32);

    /// <summary>Its public key in COSE, as it is stored once it is registered.</summary>
    public byte[] PublicKey => CborKey.PublicKey(key, Es256);

    /// <summary>Its model.</summary>
    public Guid Aaguid { get; init; } = new("ee882879-721c-4913-9775-3dfcce97072a");

    /// <summary>Whether it verifies its user.</summary>
    public bool VerifiesUser { get; set; } = true;

    /// <summary>Whether it may be copied.</summary>
    public bool IsSynced { get; init; }

    /// <summary>Whether it is found without a name.</summary>
    public bool IsDiscoverable { get; init; } = true;

    /// <summary>Its signature counter, which goes up with each answer.</summary>
    public uint Counter { get; set; }

    /// <summary>Whose it is, once it was made.</summary>
    public string? UserHandle { get; set; }

    /// <summary>The maker who vouches for it; <see langword="null"/> if nobody does.</summary>
    public KeyMaker? Maker { get; init; }

    /// <summary>A new credential for these options, as the page's script would send it.</summary>
    public string Create(string options, Func<KeyForgery, KeyForgery>? change = null)
    {
        var asked = JsonNode.Parse(options)!;
        UserHandle = Encoding.UTF8.GetString(Bytes(asked["user"]!["id"]!));
        var forgery = Begin("webauthn.create", asked);
        forgery = forgery with { Flags = forgery.Flags | 0x40 };
        var forged = change?.Invoke(forgery) ?? forgery;
        var client = Client(forged);
        var data = CborKey.AuthenticatorData(forged, key, Aaguid, CredentialId);
        var attestation = forged.Attestation ?? Maker?.Attest(data, client, Aaguid) ?? CborKey.None(data);
        return new JsonObject
        {
            ["id"] = Base64Url.EncodeToString(forged.CredentialId ?? CredentialId),
            ["rawId"] = Base64Url.EncodeToString(forged.CredentialId ?? CredentialId),
            ["type"] = "public-key",
            ["clientExtensionResults"] = new JsonObject { ["credProps"] = new JsonObject { ["rk"] = IsDiscoverable } },
            ["response"] = new JsonObject
            {
                ["clientDataJSON"] = Base64Url.EncodeToString(client),
                ["attestationObject"] = Base64Url.EncodeToString(attestation),
                ["transports"] = new JsonArray("usb", "telepathy"),
            },
        }.ToJsonString();
    }

    /// <summary>An answer to these options, as the page's script would send it.</summary>
    public string Answer(string options, Func<KeyForgery, KeyForgery>? change = null)
    {
        if (Counter > 0)
        {
            Counter++;
        }

        var forgery = Begin("webauthn.get", JsonNode.Parse(options)!) with { UserHandle = UserHandle };
        var forged = change?.Invoke(forgery) ?? forgery;
        var client = Client(forged);
        var data = CborKey.AuthenticatorData(forged, (forged.Flags & 0x40) == 0 ? null : key, Aaguid, CredentialId);
        byte[] signed = [.. data, .. SHA256.HashData(client)];
        var signature = key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        if (forged.BreaksSignature)
        {
            signature = key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }

        var response = new JsonObject
        {
            ["clientDataJSON"] = Base64Url.EncodeToString(client),
            ["authenticatorData"] = Base64Url.EncodeToString(data),
            ["signature"] = Base64Url.EncodeToString(signature),
        };
        if (forged.UserHandle is { } handle)
        {
            response["userHandle"] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(handle));
        }

        return new JsonObject
        {
            ["id"] = Base64Url.EncodeToString(forged.CredentialId ?? CredentialId),
            ["rawId"] = Base64Url.EncodeToString(forged.CredentialId ?? CredentialId),
            ["type"] = "public-key",
            ["clientExtensionResults"] = new JsonObject(),
            ["response"] = response,
        }.ToJsonString();
    }

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();

    private static byte[] Bytes(JsonNode text) => Base64Url.DecodeFromChars(text.GetValue<string>());

    private static byte[] Client(KeyForgery forged)
    {
        var client = new Dictionary<string, object>
        {
            ["type"] = forged.Type,
            ["challenge"] = forged.Challenge,
            ["origin"] = forged.Origin,
            ["crossOrigin"] = forged.CrossOrigin,
        };
        if (forged.TopOrigin is { } top)
        {
            client["topOrigin"] = top;
        }

        return JsonSerializer.SerializeToUtf8Bytes(client);
    }

    private KeyForgery Begin(string type, JsonNode asked) => new()
    {
        Type = type,
        Challenge = asked["challenge"]!.GetValue<string>(),
        Origin = Origin,
        RelyingPartyId = RelyingPartyId,
        Flags = 1 | (VerifiesUser ? 4 : 0) | (IsSynced ? 0x18 : 0),
        Counter = Counter,
    };
}
