using System.Security.Cryptography;
using System.Text;

namespace Identity.Server.Authenticators.SecurityKeys;

/// <summary>What both ceremonies check, in order (WebAuthn sections 7.1 and 7.2). The framework checks again what it knows; these say which check it was.</summary>
internal static class KeyChecks
{
    /// <summary>The algorithms that are asked for and taken: ES256 and RS256 (RFC 9053, RFC 8812).</summary>
    public static IReadOnlyList<int> Algorithms { get; } = [-7, -257];

    /// <summary>Whether the browser's part is of the right kind, and of one of our pages that is in no frame of another's.</summary>
    public static KeyFault? Client(ClientData client, string type, KeyRelyingParty party)
    {
        if (client.Type != type)
        {
            return KeyFault.Type;
        }

        return client.CrossOrigin || client.TopOrigin is not null || !party.Origins.Contains(client.Origin, StringComparer.Ordinal) ? KeyFault.Origin : null;
    }

    /// <summary>Whether the key answers for us, to somebody who was there.</summary>
    public static KeyFault? Authenticator(AuthenticatorData data, bool mustVerify, KeyRelyingParty party)
    {
        if (!CryptographicOperations.FixedTimeEquals(data.RelyingPartyIdHash, SHA256.HashData(Encoding.UTF8.GetBytes(party.Id))))
        {
            return KeyFault.RelyingParty;
        }

        if (!data.Has(AuthenticatorFlags.UserPresent))
        {
            return KeyFault.Presence;
        }

        if (mustVerify && !data.Has(AuthenticatorFlags.UserVerified))
        {
            return KeyFault.Verification;
        }

        return data.Has(AuthenticatorFlags.BackedUp) && !data.Has(AuthenticatorFlags.BackupEligible) ? KeyFault.Backup : null;
    }
}
