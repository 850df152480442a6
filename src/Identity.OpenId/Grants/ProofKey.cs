using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Identity.OpenId.Requests;

namespace Identity.OpenId.Grants;

/// <summary>Proof Key for Code Exchange with <c>S256</c> (RFC 7636).</summary>
internal static class ProofKey
{
    /// <summary>
    /// Whether the verifier fits (RFC 7636 4.6). Where a challenge was sent there has to be a verifier, and where none was sent there may be none:
    /// otherwise an attacker could strip the challenge from a request (RFC 9700 4.8; protocol line 21).
    /// </summary>
    public static bool Fits(string? codeChallenge, string? codeVerifier)
    {
        if (codeChallenge is null || codeVerifier is null)
        {
            return codeChallenge is null && codeVerifier is null;
        }

        var computed = Base64Url.EncodeToUtf8(SHA256.HashData(Encoding.ASCII.GetBytes(codeVerifier)));
        return Syntax.IsCodeVerifier(codeVerifier) && CryptographicOperations.FixedTimeEquals(computed, Encoding.ASCII.GetBytes(codeChallenge));
    }
}
