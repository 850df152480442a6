using System.Buffers.Binary;

namespace Identity.Server.Passwords;

/// <summary>The hashes of ASP.NET Core Identity, version 3: PBKDF2 in a form of its own, in base64.</summary>
internal static class AspNetCoreHash
{
    private const byte Version3 = 1;
    private const int Header = 13;

    private static readonly string[] Functions = ["pbkdf2-sha1", "pbkdf2-sha256", "pbkdf2-sha512"];

    /// <summary>Reads one: a byte for the version, then function, iterations and length of the salt as numbers of four bytes, salt and hash.</summary>
    public static ForeignHashReading Read(string text)
    {
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length) || length < Header || bytes[0] != Version3
            || Number(bytes, 1) >= Functions.Length || Number(bytes, 5) > int.MaxValue || Number(bytes, 9) > length - Header)
        {
            return new ForeignHashReading.Invalid("is neither a PHC string ($id$parameters$salt$hash), nor a hash of bcrypt or ASP.NET Core Identity (version 3)");
        }

        var salt = bytes[Header..(Header + (int)Number(bytes, 9))];
        var hash = bytes[(Header + salt.Length)..length];
        var phc = PhcString.Parse($"${Functions[Number(bytes, 1)]}$i={Number(bytes, 5)}${PhcString.Encode(salt)}${PhcString.Encode(hash)}");
        return phc is null ? new ForeignHashReading.Invalid("has a salt or a hash of an unusual length") : Pbkdf2Hash.Parse(phc);
    }

    private static uint Number(byte[] bytes, int start) => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(start, 4));
}
