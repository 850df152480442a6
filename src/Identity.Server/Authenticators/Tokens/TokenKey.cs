using Identity.OpenId.Keys;
using Identity.Server.Authenticators.Totp;

namespace Identity.Server.Authenticators.Tokens;

/// <summary>The key of a token in the stock, sealed for its row alone (attack 9). With the method that it becomes it is sealed anew, for the person.</summary>
internal static class TokenKey
{
    /// <summary>Seals a key for a token.</summary>
    public static byte[] Seal(ISecretSeal seal, Guid tokenId, TotpSecret secret) => secret.Seal(seal, Purpose(tokenId));

    /// <summary>Opens the key of a token.</summary>
    public static TotpSecret Open(ISecretSeal seal, Guid tokenId, byte[] sealedKey) => TotpSecret.Open(seal, Purpose(tokenId), sealedKey);

    private static string Purpose(Guid tokenId) => $"hardwareToken:{tokenId}";
}
