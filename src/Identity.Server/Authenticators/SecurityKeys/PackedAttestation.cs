using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Identity.Server.Authenticators.SecurityKeys;

/// <summary>Verifies that a maker vouches for a new key: attestation of the format <c>packed</c> (WebAuthn section 8.2).</summary>
internal sealed class PackedAttestation(AttestationRoots roots, TimeProvider clock)
{
    /// <summary>The name of the format.</summary>
    public const string Format = "packed";

    private const int X509Version3 = 3;
    private const int Es256 = -7;
    private const int Rs256 = -257;
    private const string OrganizationalUnit = "2.5.4.11";
    private const string ModelExtension = "1.3.6.1.4.1.45724.1.1.4";

    /// <summary>Whether one of the configured makers has signed for exactly this key and ceremony.</summary>
    public bool IsVouchedFor(AttestationObject attestation, AttestedCredential credential, byte[] clientDataJson)
    {
        var certificates = attestation.Statement.Certificates;
        if (certificates.Count == 0)
        {
            // The key has signed itself: nobody vouches for it.
            return false;
        }

        try
        {
            using var leaf = X509CertificateLoader.LoadCertificate(certificates[0]);
            return IsSigned(leaf, attestation, clientDataJson) && IsOfMaker(leaf, credential.Aaguid) && IsTrusted(leaf, certificates.Skip(1));
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or AsnContentException)
        {
            return false;
        }
    }

    private static bool IsSigned(X509Certificate2 leaf, AttestationObject attestation, byte[] clientDataJson)
    {
        byte[] signed = [.. attestation.AuthenticatorData, .. SHA256.HashData(clientDataJson)];
        var signature = attestation.Statement.Signature;
        using var ecdsa = leaf.GetECDsaPublicKey();
        using var rsa = leaf.GetRSAPublicKey();
        return attestation.Statement.Algorithm switch
        {
            Es256 => ecdsa?.VerifyData(signed, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence) == true,
            Rs256 => rsa?.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1) == true,
            _ => false,
        };
    }

    // Section 8.2.1: what a certificate for keys has in it, so that another certificate of the same maker is none.
    private static bool IsOfMaker(X509Certificate2 leaf, Guid aaguid)
    {
        var isAuthority = leaf.Extensions.OfType<X509BasicConstraintsExtension>().FirstOrDefault() is not { CertificateAuthority: false };
        var units = leaf.SubjectName.EnumerateRelativeDistinguishedNames()
            .Where(name => !name.HasMultipleElements && name.GetSingleElementType().Value == OrganizationalUnit).Select(name => name.GetSingleElementValue());
        if (leaf.Version != X509Version3 || isAuthority || !units.Contains("Authenticator Attestation", StringComparer.Ordinal))
        {
            return false;
        }

        return leaf.Extensions[ModelExtension] is not { } model
            || (!model.Critical && new Guid(AsnDecoder.ReadOctetString(model.RawData, AsnEncodingRules.DER, out _), bigEndian: true) == aaguid);
    }

    private bool IsTrusted(X509Certificate2 leaf, IEnumerable<byte[]> others)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots.Certificates);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = clock.GetUtcNow().UtcDateTime;
        foreach (var other in others)
        {
            chain.ChainPolicy.ExtraStore.Add(X509CertificateLoader.LoadCertificate(other));
        }

        return roots.Certificates.Count > 0 && chain.Build(leaf);
    }
}
