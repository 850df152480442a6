using System.Globalization;
using System.Xml.Linq;
using Identity.Server.Delivery.Gateways;

namespace Identity.Server.Tests.Delivery;

/// <summary>What a call says, and which keys it waits for.</summary>
public sealed class CallMarkupTests
{
    private const string Answer = "https://id.contoso.example/calls/handle/answer";
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    [TestCase("en-GB", "This is Contoso. Press the pound key")]
    [TestCase("nl-NL", "Dit is Contoso. Druk op het hekje")]
    public void Question_says_who_calls_before_it_asks(string language, string beginning)
    {
        var response = XElement.Parse(CallMarkup.Question(CultureInfo.GetCultureInfo(language), "Contoso", Answer));

        Assert.That(response.Descendants("Say").First().Value, Does.StartWith(beginning));
        Assert.That(response.Descendants("Say").Select(words => (string?)words.Attribute("language")), Is.All.EqualTo(language));
    }

    [Test]
    public void Question_is_asked_three_times_at_most_and_takes_one_key_of_any_kind()
    {
        var response = XElement.Parse(CallMarkup.Question(English, "Contoso", Answer));

        Assert.That(response.Elements().Select(verb => verb.Name.LocalName), Is.EqualTo(["Gather", "Gather", "Gather", "Say"]));
        foreach (var gather in response.Elements("Gather"))
        {
            Assert.That((string?)gather.Attribute("numDigits"), Is.EqualTo("1"));
            Assert.That((string?)gather.Attribute("finishOnKey"), Is.Empty, "the pound key is a key like others");
            Assert.That((string?)gather.Attribute("timeout"), Is.EqualTo("10"));
            Assert.That((string?)gather.Attribute("action"), Is.EqualTo(Answer));
        }
    }

    [Test]
    public void Report_is_asked_for_separately()
    {
        var response = XElement.Parse(CallMarkup.ReportQuestion(Dutch, "Contoso", CallAddresses.ReportAnswer("https://id.contoso.example", "handle")));

        Assert.That((string?)response.Element("Gather")!.Attribute("action"), Is.EqualTo($"{Answer}?report=1"));
        Assert.That(response.Element("Gather")!.Value, Does.Contain("hekje"));
    }

    [Test]
    public void Ends_ask_for_nothing()
    {
        foreach (var end in new[] { CallMarkup.Confirmed(Dutch), CallMarkup.Reported(Dutch), CallMarkup.Over(Dutch) })
        {
            Assert.That(XElement.Parse(end).Elements().Select(verb => verb.Name.LocalName), Is.EqualTo(["Say"]));
        }
    }

    [Test]
    public void Name_of_the_organisation_cannot_become_markup()
    {
        const string Name = "Smith & Sons <Dial>+31900</Dial>";

        var response = XElement.Parse(CallMarkup.Question(English, Name, Answer));

        Assert.That(response.Descendants("Dial"), Is.Empty);
        Assert.That(response.Descendants("Say").First().Value, Does.Contain(Name));
    }
}
