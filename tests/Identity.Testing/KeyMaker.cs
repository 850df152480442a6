using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Identity.Testing;

/// <summary>A maker of security keys, who vouches for them (attestation of the format <c>packed</c>, WebAuthn section 8.2).</summary>
public sealed class KeyMaker : IDisposable
{
    private readonly ECDsa rootKey;
    private readonly X509Certificate2 root;

    /// <summary>A new maker.</summary>
    /// <param name="now">When it begins.</param>
    public KeyMaker(DateTimeOffset now)
    {
        Now = now;
        rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Maker of keys", rootKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        root = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(10));
    }

    private KeyMaker(DateTimeOffset now, X509Certificate2 root, ECDsa rootKey) => (Now, this.root, this.rootKey) = (now, root, rootKey);

    /// <summary>When it began.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>Its root certificate in PEM, as an operator configures it.</summary>
    public string RootPem => root.ExportCertificatePem();

    /// <summary>What stands in its certificates where the kind of thing is named.</summary>
    public string Unit { get; init; } = "Authenticator Attestation";

    /// <summary>The model that its certificates are for; <see langword="null"/> for that of the key.</summary>
    public Guid? Model { get; init; }

    /// <summary>Whether it signs something else than it should.</summary>
    public bool BreaksSignature { get; init; }

    /// <summary>Whether its certificates could make certificates.</summary>
    public bool IsAuthority { get; init; }

    /// <summary>The same maker, which vouches in another way.</summary>
    public KeyMaker With(string? unit = null, Guid? model = null, bool breaksSignature = false, bool isAuthority = false) =>
        new(Now, root, rootKey) { Unit = unit ?? Unit, Model = model, BreaksSignature = breaksSignature, IsAuthority = isAuthority };

    /// <summary>An attestation object in which it vouches for a key.</summary>
    public byte[] Attest(byte[] authenticatorData, byte[] clientData, Guid aaguid)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = Certificate(key, Model ?? aaguid);
        byte[] signed = BreaksSignature ? authenticatorData : [.. authenticatorData, .. SHA256.HashData(clientData)];
        var signature = key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return CborKey.Object("packed", authenticatorData, writer =>
        {
            writer.WriteStartMap(3);
            writer.WriteTextString("alg");
            writer.WriteInt32(-7);
            writer.WriteTextString("sig");
            writer.WriteByteString(signature);
            writer.WriteTextString("x5c");
            writer.WriteStartArray(1);
            writer.WriteByteString(certificate.RawData);
            writer.WriteEndArray();
            writer.WriteEndMap();
        });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        root.Dispose();
        rootKey.Dispose();
    }

    private X509Certificate2 Certificate(ECDsa key, Guid model)
    {
        var request = new CertificateRequest($"CN=Key, OU={Unit}, O=Maker of keys, C=NL", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(IsAuthority, hasPathLengthConstraint: false, 0, critical: true));
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteOctetString(model.ToByteArray(bigEndian: true));
        request.CertificateExtensions.Add(new X509Extension("1.3.6.1.4.1.45724.1.1.4", writer.Encode(), critical: false));
        return request.Create(root, Now.AddDays(-1), Now.AddYears(1), RandomNumberGenerator.GetBytes(8));
    }
}
