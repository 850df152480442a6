using Identity.Domain.SignIn;

namespace Identity.Domain.Tests.SignIn;

internal sealed class AcrValuesTests
{
    [TestCase("urn:identity:1fa", AssuranceLevel.OneFactor)]
    [TestCase("urn:identity:2fa", AssuranceLevel.TwoFactor)]
    [TestCase("urn:identity:phr", AssuranceLevel.PhishingResistant)]
    public void A_name_stands_for_a_level_and_back(string name, AssuranceLevel level) => Assert.Multiple(() =>
    {
        Assert.That(AcrValues.Level(name), Is.EqualTo(level));
        Assert.That(AcrValues.Of(level), Is.EqualTo(name));
    });

    [Test]
    public void Nothing_proven_has_no_name() => Assert.That(AcrValues.Of(AssuranceLevel.None), Is.Null);

    [TestCase("urn:identity:phr urn:identity:2fa", AssuranceLevel.TwoFactor)]
    [TestCase("urn:other urn:identity:phr", AssuranceLevel.PhishingResistant)]
    [TestCase("URN:IDENTITY:1FA", null)]
    [TestCase("", null)]
    public void Any_value_of_a_list_will_do(string names, AssuranceLevel? lowest) =>
        Assert.That(AcrValues.Lowest(names.Split(' ')), Is.EqualTo(lowest));

    [TestCase(AssuranceLevel.PhishingResistant, "urn:identity:2fa urn:identity:1fa", "", "urn:identity:2fa")]
    [TestCase(AssuranceLevel.PhishingResistant, "urn:identity:1fa", "urn:identity:2fa", "urn:identity:phr")]
    [TestCase(AssuranceLevel.OneFactor, "urn:identity:2fa", "", "urn:identity:1fa")]
    [TestCase(AssuranceLevel.TwoFactor, "urn:other", "", "urn:identity:2fa")]
    [TestCase(AssuranceLevel.TwoFactor, "", "urn:identity:1fa", "urn:identity:2fa")]
    [Category("attack-6")]
    public void An_app_is_told_the_highest_that_it_asked_for_and_never_more_than_was_reached(AssuranceLevel reached, string asked, string required, string told) =>
        Assert.That(AcrValues.Told(reached, asked.Split(' '), required.Split(' ')), Is.EqualTo(told));
}
