using System.Globalization;
using System.Net;
using System.Text;

namespace Identity.Testing;

/// <summary>A text message as an operator got it from Kannel.</summary>
/// <param name="From">The sender.</param>
/// <param name="To">The number.</param>
/// <param name="Text">What it says.</param>
/// <param name="Coding">How it is coded: 0 is the GSM alphabet, 2 is UCS-2.</param>
/// <param name="Validity">For how many minutes it is worth delivering; <see langword="null"/> if nothing is said.</param>
public sealed record ArrivedText(string From, string To, string Text, string Coding, int? Validity)
{
    /// <summary>Reads Kannel's request to an operator. Each message is one request, however many lines it has.</summary>
    internal static ArrivedText Of(GatewayRequest request)
    {
        var fields = request.Target.Split('?')[1].Split('&').Select(field => field.Split('=')).ToDictionary(
            field => field[0], field => WebUtility.UrlDecodeToBytes(Encoding.ASCII.GetBytes(field[1]), 0, field[1].Length));
        var coding = Encoding.UTF8.GetString(fields["coding"]);
        return new(
            Encoding.UTF8.GetString(fields["from"]),
            Encoding.UTF8.GetString(fields["to"]),
            (coding == "2" ? Encoding.BigEndianUnicode : Encoding.UTF8).GetString(fields["text"]),
            coding,
            fields.TryGetValue("validity", out var validity) ? int.Parse(validity, CultureInfo.InvariantCulture) : null);
    }
}
