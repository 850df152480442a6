using System.Formats.Cbor;

namespace Identity.Server.Authenticators.SecurityKeys;

/// <summary>An attestation statement in the form of <c>packed</c> (WebAuthn section 8.2); of <c>none</c> it is empty.</summary>
/// <param name="IsEmpty">Whether nothing is in it.</param>
/// <param name="Algorithm">The COSE algorithm of the signature.</param>
/// <param name="Signature">The signature.</param>
/// <param name="Certificates">The maker's certificates, the one that signed first; none if the key signed itself.</param>
internal sealed record AttestationStatement(bool IsEmpty, int? Algorithm, byte[] Signature, IReadOnlyList<byte[]> Certificates)
{
    /// <summary>Reads one.</summary>
    public static AttestationStatement Read(CborReader reader)
    {
        var isEmpty = true;
        int? algorithm = null;
        byte[] signature = [];
        List<byte[]> certificates = [];
        reader.ReadStartMap();
        while (reader.PeekState() is not CborReaderState.EndMap)
        {
            isEmpty = false;
            switch (reader.ReadTextString())
            {
                case "alg":
                    algorithm = reader.ReadInt32();
                    break;
                case "sig":
                    signature = reader.ReadByteString();
                    break;
                case "x5c":
                    ReadCertificates(reader, certificates);
                    break;
                default:
                    reader.SkipValue();
                    break;
            }
        }

        reader.ReadEndMap();
        return new AttestationStatement(isEmpty, algorithm, signature, certificates);
    }

    private static void ReadCertificates(CborReader reader, List<byte[]> certificates)
    {
        reader.ReadStartArray();
        while (reader.PeekState() is not CborReaderState.EndArray)
        {
            certificates.Add(reader.ReadByteString());
        }

        reader.ReadEndArray();
    }
}
