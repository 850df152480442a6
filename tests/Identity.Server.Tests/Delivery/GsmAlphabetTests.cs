using Identity.Server.Delivery.Gateways;

namespace Identity.Server.Tests.Delivery;

public sealed class GsmAlphabetTests
{
    [TestCase("123456 is your security code for Contoso. Do not share it.\n@id.contoso.example #123456", true)]
    [TestCase("Café Één, € 5 [à la carte]", true)]
    [TestCase("Daniëlle", false)]
    [TestCase("Contoso’s", false)]
    [TestCase("`", false)]
    [TestCase("ç", false, Description = "it has Ç alone")]
    [TestCase("", true)]
    public void Text_is_covered_only_if_every_letter_is(string text, bool covered) => Assert.That(GsmAlphabet.Covers(text), Is.EqualTo(covered));
}
