using System.Resources;
using System.Text.Encodings.Web;
using Identity.Server.Localization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Identity.Server.Tests.Localization;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TextsTests
{
    private readonly UiLocales uiLocales = new();

    private Texts Texts => new(new RequestLanguage(new HttpContextAccessor(), uiLocales), HtmlEncoder.Default, new FakeTimeProvider());

    [Test]
    public void A_text_comes_in_the_language_of_the_request()
    {
        uiLocales.Requested = ["nl"];
        Assert.That(Texts["Common.Next"], Is.EqualTo("Volgende"));
    }

    [TestCase(0, "Skip for now (0 days left)")]
    [TestCase(1, "Skip for now (1 day left)")]
    [TestCase(2, "Skip for now (2 days left)")]
    public void A_plural_follows_its_number(int days, string text) => Assert.That(Texts.Plural("Interrupt.Skip", days), Is.EqualTo(text));

    [Test]
    public void Words_put_into_html_are_encoded_and_bold() =>
        Assert.That(Texts.Html("SignIn.To", "<i>&").ToString(), Is.EqualTo("to continue to <b>&lt;i&gt;&amp;</b>"));

    [Test]
    public void Numbers_put_into_html_are_not_bold() =>
        Assert.That(Texts.PluralHtml("Interrupt.Body", 2, "Contoso", "Expenses").ToString(), Does.StartWith("<b>Contoso</b> needs 2 more ways"));

    [Test]
    public void A_date_has_its_month_in_words()
    {
        uiLocales.Requested = ["nl"];
        Assert.That(Texts.Date(new DateTimeOffset(2026, 12, 3, 0, 30, 0, TimeSpan.FromHours(1))), Is.EqualTo("2 december 2026"));
    }

    [Test]
    public void A_key_that_does_not_exist_is_found_at_once() =>
        Assert.That(() => Texts["No.Such.Key"], Throws.TypeOf<MissingManifestResourceException>());
}
