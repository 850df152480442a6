namespace Identity.Server.Authenticators.Totp;

/// <summary>What a person needs to add an account to an authenticator app.</summary>
/// <param name="Issuer">The organisation.</param>
/// <param name="Account">The user name.</param>
/// <param name="Secret">The key.</param>
internal sealed record TotpSetup(string Issuer, string Account, TotpSecret Secret)
{
    /// <summary>The address that apps understand; issuer and account are percent-encoded, so odd characters survive (fault 23).</summary>
    public string Uri =>
        $"otpauth://totp/{Escape(Issuer)}:{Escape(Account)}?secret={Secret.Base32}&issuer={Escape(Issuer)}"
        + $"&algorithm=SHA1&digits={TotpCodes.Digits}&period={TotpCodes.StepSeconds}";

    private static string Escape(string text) => System.Uri.EscapeDataString(text);
}
