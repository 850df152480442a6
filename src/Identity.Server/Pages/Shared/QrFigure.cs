using QRCoder;

namespace Identity.Server.Pages.Shared;

/// <summary>A QR code on a page.</summary>
/// <param name="Content">What a phone reads in it.</param>
/// <param name="Alternative">What it is for and what else does the same, in words.</param>
internal sealed record QrFigure(string Content, string Alternative)
{
    private const int PixelsPerModule = 4;

    /// <summary>The code: SVG, black on white, error level M, with the quiet zone of four modules.</summary>
    public string Svg()
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(Content, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(data);
        return svg.GetGraphic(PixelsPerModule, "#000000", "#FFFFFF", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
