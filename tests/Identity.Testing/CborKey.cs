using System.Buffers.Binary;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;

namespace Identity.Testing;

/// <summary>Writes what authenticators write (WebAuthn sections 6.1 and 6.5, RFC 9053).</summary>
internal static class CborKey
{
    /// <summary>Authenticator data, with a new credential where a key is given.</summary>
    public static byte[] AuthenticatorData(KeyForgery forged, ECDsa? credential, Guid aaguid, byte[] credentialId)
    {
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, forged.Counter);
        byte[] data = [.. SHA256.HashData(Encoding.UTF8.GetBytes(forged.RelyingPartyId)), (byte)forged.Flags, .. counter];
        if (credential is null)
        {
            return data;
        }

        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)credentialId.Length);
        return [.. data, .. aaguid.ToByteArray(bigEndian: true), .. length, .. credentialId, .. PublicKey(credential, forged.Algorithm)];
    }

    /// <summary>An attestation object in which nobody vouches for the key.</summary>
    public static byte[] None(byte[] authenticatorData) => Object("none", authenticatorData, writer =>
    {
        writer.WriteStartMap(0);
        writer.WriteEndMap();
    });

    /// <summary>An attestation object.</summary>
    public static byte[] Object(string format, byte[] authenticatorData, Action<CborWriter> statement)
    {
        var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
        writer.WriteStartMap(3);
        writer.WriteTextString("fmt");
        writer.WriteTextString(format);
        writer.WriteTextString("attStmt");
        statement(writer);
        writer.WriteTextString("authData");
        writer.WriteByteString(authenticatorData);
        writer.WriteEndMap();
        return writer.Encode();
    }

    /// <summary>A public key in COSE.</summary>
    public static byte[] PublicKey(ECDsa key, int algorithm)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
        writer.WriteStartMap(5);
        Write(writer, 1, 2);
        Write(writer, 3, algorithm);
        Write(writer, -1, 1);
        writer.WriteInt32(-2);
        writer.WriteByteString(point.X!);
        writer.WriteInt32(-3);
        writer.WriteByteString(point.Y!);
        writer.WriteEndMap();
        return writer.Encode();
    }

    private static void Write(CborWriter writer, int label, int value)
    {
        writer.WriteInt32(label);
        writer.WriteInt32(value);
    }
}
