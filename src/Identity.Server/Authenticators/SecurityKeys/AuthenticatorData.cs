using System.Buffers.Binary;
using System.Formats.Cbor;

namespace Identity.Server.Authenticators.SecurityKeys;

/// <summary>What an authenticator signs of itself (WebAuthn section 6.1).</summary>
/// <param name="RelyingPartyIdHash">The SHA-256 of the RP ID that it answers for.</param>
/// <param name="Flags">What it says of this very ceremony.</param>
/// <param name="SignatureCounter">Its counter; 0 if it has none.</param>
/// <param name="Attested">The new credential; <see langword="null"/> if there is none.</param>
internal sealed record AuthenticatorData(byte[] RelyingPartyIdHash, AuthenticatorFlags Flags, uint SignatureCounter, AttestedCredential? Attested)
{
    private const int FlagsAt = 32;
    private const int CounterAt = 33;
    private const int Shortest = 37;
    private const int GuidLength = 16;
    private const int LengthLength = 2;
    private const int LongestCredentialId = 1023;
    private const int AlgorithmLabel = 3;

    /// <summary>Whether a flag is set.</summary>
    public bool Has(AuthenticatorFlags flag) => (Flags & flag) == flag;

    /// <summary>Reads it; <see langword="null"/> if it is none.</summary>
    public static AuthenticatorData? Read(byte[] bytes)
    {
        if (bytes.Length < Shortest)
        {
            return null;
        }

        var flags = (AuthenticatorFlags)bytes[FlagsAt];
        AttestedCredential? attested = null;
        var read = Shortest;
        if (flags.HasFlag(AuthenticatorFlags.AttestedCredentialData))
        {
            attested = ReadAttested(bytes.AsMemory(Shortest), out var length);
            if (attested is null)
            {
                return null;
            }

            read += length;
        }

        var isWhole = flags.HasFlag(AuthenticatorFlags.ExtensionData) == bytes.Length > read;
        return isWhole
            ? new AuthenticatorData(bytes[..FlagsAt], flags, BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(CounterAt)), attested)
            : null;
    }

    private static AttestedCredential? ReadAttested(ReadOnlyMemory<byte> bytes, out int length)
    {
        length = 0;
        const int IdAt = GuidLength + LengthLength;
        if (bytes.Length < IdAt)
        {
            return null;
        }

        var idLength = BinaryPrimitives.ReadUInt16BigEndian(bytes.Span[GuidLength..]);
        if (idLength is 0 or > LongestCredentialId || bytes.Length < IdAt + idLength)
        {
            return null;
        }

        var rest = bytes[(IdAt + idLength)..];
        if (ReadAlgorithm(rest, out var keyLength) is not { } algorithm)
        {
            return null;
        }

        length = IdAt + idLength + keyLength;
        return new AttestedCredential(
            new Guid(bytes.Span[..GuidLength], bigEndian: true), bytes.Slice(IdAt, idLength).ToArray(), rest[..keyLength].ToArray(), algorithm);
    }

    private static int? ReadAlgorithm(ReadOnlyMemory<byte> coseKey, out int length)
    {
        length = 0;
        try
        {
            var reader = new CborReader(coseKey, CborConformanceMode.Ctap2Canonical, allowMultipleRootLevelValues: true);
            int? algorithm = null;
            reader.ReadStartMap();
            while (reader.PeekState() is not CborReaderState.EndMap)
            {
                if (reader.ReadInt32() == AlgorithmLabel)
                {
                    algorithm = reader.ReadInt32();
                }
                else
                {
                    reader.SkipValue();
                }
            }

            reader.ReadEndMap();
            length = coseKey.Length - reader.BytesRemaining;
            return algorithm;
        }
        catch (Exception unreadable) when (unreadable is CborContentException or InvalidOperationException or OverflowException)
        {
            return null;
        }
    }
}
