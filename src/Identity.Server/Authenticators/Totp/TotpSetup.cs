using QRCoder;

namespace Identity.Server.Authenticators.Totp;

/// <summary>What a person needs to add an account to an authenticator app.</summary>
/// <param name="Issuer">The organisation.</param>
/// <param name="Account">The user name.</param>
/// <param name="Secret">The key.</param>
internal sealed record TotpSetup(string Issuer, string Account, TotpSecret Secret)
{
    private const int PixelsPerModule = 4;

    /// <summary>The address that apps understand; issuer and account are percent-encoded, so odd characters survive (fault 23).</summary>
    public string Uri =>
        $"otpauth://totp/{Escape(Issuer)}:{Escape(Account)}?secret={Secret.Base32}&issuer={Escape(Issuer)}"
        + $"&algorithm=SHA1&digits={TotpCodes.Digits}&period={TotpCodes.StepSeconds}";

    /// <summary>The address as a QR code: SVG, black on white, error level M, with the quiet zone of four modules.</summary>
    public string QrSvg()
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(Uri, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(data);
        return svg.GetGraphic(PixelsPerModule, "#000000", "#FFFFFF", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    private static string Escape(string text) => System.Uri.EscapeDataString(text);
}
