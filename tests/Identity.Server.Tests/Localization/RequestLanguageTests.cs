using Identity.Server.Localization;
using Microsoft.AspNetCore.Http;

namespace Identity.Server.Tests.Localization;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RequestLanguageTests
{
    private readonly DefaultHttpContext context = new();
    private readonly UiLocales uiLocales = new();

    private RequestLanguage Language => new(new HttpContextAccessor { HttpContext = context }, uiLocales);

    [Test]
    public void Without_any_wish_it_is_english() => Assert.That(Language.Tag, Is.EqualTo("en"));

    [Test]
    public void Browser_preference_counts_by_its_weight()
    {
        context.Request.Headers.AcceptLanguage = "fr, en;q=0.5, nl-BE;q=0.8";
        Assert.That(Language.Tag, Is.EqualTo("nl"));
    }

    [Test]
    public void What_the_app_asks_for_goes_before_the_browser()
    {
        context.Request.Headers.AcceptLanguage = "en";
        uiLocales.Requested = ["fr-CA", "nl"];
        Assert.That(Language.Tag, Is.EqualTo("nl"));
    }

    [Test]
    public void What_the_person_chose_goes_before_the_app()
    {
        context.Request.Headers.Cookie = "lang=en";
        uiLocales.Requested = ["nl"];
        Assert.That(Language.Tag, Is.EqualTo("en"));
    }

    [Test]
    public void The_link_just_followed_goes_before_all()
    {
        context.Request.Headers.Cookie = "lang=en";
        context.Request.QueryString = new("?lang=nl");
        Assert.That(Language.Tag, Is.EqualTo("nl"));
    }

    [TestCase("lang=xx")]
    [TestCase("lang=%3Cscript%3E")]
    [TestCase("lang=")]
    public void A_language_not_spoken_here_is_no_wish(string query)
    {
        context.Request.QueryString = new("?" + query);
        uiLocales.Requested = ["nl"];
        Assert.That(Language.Tag, Is.EqualTo("nl"));
    }

    [Test]
    [Category("rule-7")]
    public void The_language_link_stays_on_the_page_with_all_it_was_asked_for()
    {
        context.Request.QueryString = new("?method=a%26b&lang=en&handler=Skip");
        Assert.That(Language.OtherLink, Is.EqualTo("?method=a%26b&lang=nl"));
    }
}
