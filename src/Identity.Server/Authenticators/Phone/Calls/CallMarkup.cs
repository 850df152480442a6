using System.Globalization;
using System.Xml.Linq;
using Identity.Server.Delivery;
using Identity.Server.Hosting;
using Identity.Server.Localization;
using Microsoft.Extensions.Options;

namespace Identity.Server.Authenticators.Phone.Calls;

/// <summary>What is said in a call and which keys are waited for, as voice gateways take it (TwiML).</summary>
/// <remarks>With <c>finishOnKey</c> empty and one digit asked for, the pound key is a digit like any other: pressing it is told from pressing nothing.</remarks>
internal sealed class CallMarkup(CallAddresses addresses, IOptions<BrandingOptions> branding)
{
    private const int SecondsToPress = 10;

    /// <summary>Who calls, and that the pound key says yes; said twice.</summary>
    public XElement Ask(string handle, CultureInfo culture)
    {
        var words = Say("Spoken.Ask", culture, branding.Value.OrganisationName);
        return Response(Gather(addresses.Answer(handle), words), Gather(addresses.Answer(handle), words), Say("Spoken.Over", culture));
    }

    /// <summary>After "0": that the pound key reports the call.</summary>
    public XElement AskReport(string handle, CultureInfo culture) =>
        Response(Gather(addresses.Report(handle), Say("Spoken.AskReport", culture)), Say("Spoken.Over", culture));

    /// <summary>It was the person.</summary>
    public static XElement Confirmed(CultureInfo culture) => Response(Say("Spoken.Confirmed", culture));

    /// <summary>It was not, and all that had begun has ended.</summary>
    public static XElement Reported(CultureInfo culture) => Response(Say("Spoken.Reported", culture));

    /// <summary>There is nothing to answer any more.</summary>
    public static XElement Over(CultureInfo culture) => Response(Say("Spoken.Over", culture));

    private static XElement Response(params XElement[] verbs) => new("Response", verbs);

    private static XElement Gather(string action, XElement words) => new(
        "Gather",
        new XAttribute("numDigits", 1),
        new XAttribute("finishOnKey", ""),
        new XAttribute("timeout", SecondsToPress),
        new XAttribute("method", "POST"),
        new XAttribute("action", action),
        words);

    private static XElement Say(string key, CultureInfo culture, params object[] arguments) =>
        new("Say", new XAttribute("language", culture.Name), Texts.In(culture, key, arguments));
}
