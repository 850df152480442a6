using System.Globalization;
using System.Xml.Linq;
using Identity.Server.Localization;

namespace Identity.Server.Delivery.Gateways;

/// <summary>What a call says and which keys it takes, in Twilio's markup (TwiML).</summary>
internal static class CallMarkup
{
    /// <summary>The key that confirms, and after zero reports.</summary>
    public const string Pound = "#";

    /// <summary>The key of somebody who did not ask for the call.</summary>
    public const string Zero = "0";

    /// <summary>How it travels.</summary>
    public const string ContentType = "text/xml";

    // Once, and twice more for whoever was not listening.
    private const int Times = 3;

    private const string Seconds = "10";

    /// <summary>Says who calls and asks for the key that confirms; where none is pressed, the call ends.</summary>
    /// <param name="culture">The language.</param>
    /// <param name="organisation">Who calls.</param>
    /// <param name="answer">Where the key goes: <see cref="CallAddresses.Answer"/>.</param>
    public static string Question(CultureInfo culture, string organisation, string answer) =>
        Asking(culture, Texts.In(culture, "Spoken.Question", organisation), answer);

    /// <summary>Asks whether the call is to be reported; where no key is pressed, the call ends.</summary>
    /// <param name="culture">The language.</param>
    /// <param name="organisation">Who calls.</param>
    /// <param name="answer">Where the key goes: <see cref="CallAddresses.ReportAnswer"/>.</param>
    public static string ReportQuestion(CultureInfo culture, string organisation, string answer) =>
        Asking(culture, Texts.In(culture, "Spoken.Report", organisation), answer);

    /// <summary>The end of a call that was confirmed.</summary>
    public static string Confirmed(CultureInfo culture) => Saying(culture, Texts.In(culture, "Spoken.Confirmed"));

    /// <summary>The end of a call that was reported.</summary>
    public static string Reported(CultureInfo culture) => Saying(culture, Texts.In(culture, "Spoken.Reported"));

    /// <summary>The end of a call that comes to nothing.</summary>
    public static string Over(CultureInfo culture) => Saying(culture, Texts.In(culture, "Spoken.Over"));

    private static string Asking(CultureInfo culture, string question, string answer) =>
        Text([.. Enumerable.Repeat(Gather(culture, question, answer), Times), Say(culture, Texts.In(culture, "Spoken.Over"))]);

    private static string Saying(CultureInfo culture, string words) => Text(Say(culture, words));

    // No key finishes the input, so that "#" is a digit like others; one digit is all that is waited for.
    private static XElement Gather(CultureInfo culture, string question, string answer) => new(
        "Gather",
        new XAttribute("numDigits", "1"),
        new XAttribute("finishOnKey", ""),
        new XAttribute("timeout", Seconds),
        new XAttribute("action", answer),
        Say(culture, question));

    private static XElement Say(CultureInfo culture, string words) => new("Say", new XAttribute("language", culture.Name), words);

    private static string Text(params XElement[] verbs) => new XElement("Response", verbs.Cast<object>().ToArray()).ToString(SaveOptions.DisableFormatting);
}
