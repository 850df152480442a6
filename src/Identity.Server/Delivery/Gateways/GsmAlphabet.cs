using System.Buffers;

namespace Identity.Server.Delivery.Gateways;

/// <summary>The alphabet of text messages (3GPP TS 23.038, 6.2.1): 160 characters fit into one. In any other, 70 do.</summary>
internal static class GsmAlphabet
{
    private static readonly SearchValues<char> Known = SearchValues.Create(
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà^{}\\[~]|€");

    /// <summary>Whether all of a text can be said in it. It has é, not ë.</summary>
    public static bool Covers(string text) => !text.AsSpan().ContainsAnyExcept(Known);
}
