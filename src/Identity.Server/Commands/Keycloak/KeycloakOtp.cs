using System.Text;
using System.Text.Json.Nodes;
using Identity.Server.Authenticators.Totp;
using Identity.Server.Commands.Moving;

namespace Identity.Server.Commands.Keycloak;

/// <summary>A credential of type <c>otp</c>. Its secret is the text itself, unless <c>secretEncoding</c> is BASE32.</summary>
internal static class KeycloakOtp
{
    private const int LongestLabel = 64;

    /// <summary>The authenticator app; where it cannot be converted, <paramref name="problem"/> says why.</summary>
    public static MovedTotp? Convert(JsonObject credential, out string problem)
    {
        var data = credential.Within("credentialData");
        problem = "makes other codes than those of six digits, 30 seconds and SHA-1";
        if (data.Text("subType") != "totp" || data.Number("digits") != TotpCodes.Digits || data.Number("period") != TotpCodes.StepSeconds || data.Text("algorithm") != "HmacSHA1")
        {
            return null;
        }

        problem = "has no key that can be read";
        var value = credential.Within("secretData").Text("value") ?? "";
        var raw = data.Text("secretEncoding") is null ? TotpSecret.Of(Encoding.UTF8.GetBytes(value)).Base32 : value;
        var name = credential.Text("userLabel") ?? "Authenticator app";
        var label = name[..int.Min(name.Length, LongestLabel)];
        var made = credential.Number("createdDate") is { } date ? DateTimeOffset.FromUnixTimeMilliseconds(date) : (DateTimeOffset?)null;
        return TotpSecret.TryParse(raw) is { } secret
            ? new MovedTotp(secret, label, made, IsDefault: false)
            : null;
    }
}
