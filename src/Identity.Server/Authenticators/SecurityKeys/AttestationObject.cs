using System.Formats.Cbor;

namespace Identity.Server.Authenticators.SecurityKeys;

/// <summary>What comes with a new credential (WebAuthn section 6.5): its authenticator data, and a statement of who vouches for it.</summary>
/// <param name="Format">The format of the statement.</param>
/// <param name="AuthenticatorData">The authenticator data as it was signed.</param>
/// <param name="Statement">What the statement holds, as far as formats that are verified here use it.</param>
internal sealed record AttestationObject(string Format, byte[] AuthenticatorData, AttestationStatement Statement)
{
    /// <summary>Reads one; <see langword="null"/> if it is none.</summary>
    public static AttestationObject? Read(byte[] bytes)
    {
        try
        {
            var reader = new CborReader(bytes, CborConformanceMode.Ctap2Canonical);
            string? format = null;
            byte[]? data = null;
            AttestationStatement? statement = null;
            reader.ReadStartMap();
            while (reader.PeekState() is not CborReaderState.EndMap)
            {
                switch (reader.ReadTextString())
                {
                    case "fmt":
                        format = reader.ReadTextString();
                        break;
                    case "authData":
                        data = reader.ReadByteString();
                        break;
                    case "attStmt":
                        statement = AttestationStatement.Read(reader);
                        break;
                    default:
                        reader.SkipValue();
                        break;
                }
            }

            reader.ReadEndMap();
            return format is null || data is null || statement is null || reader.BytesRemaining > 0 ? null : new AttestationObject(format, data, statement);
        }
        catch (Exception unreadable) when (unreadable is CborContentException or InvalidOperationException or OverflowException)
        {
            return null;
        }
    }
}
