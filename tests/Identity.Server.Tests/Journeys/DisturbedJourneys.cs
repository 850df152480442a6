using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using Identity.Testing;

namespace Identity.Server.Tests.Journeys;

/// <summary>Each disturbance at each page: none signs anybody in, none loses the way back.</summary>
[Category("rule-7")]
[Category("fault-8")]
[Category("fault-20")]
[Category("fault-21")]
public sealed class DisturbedJourneys : ServerFixture
{
    private static readonly Dictionary<Disturbed, string[]> Pages = new()
    {
        [Disturbed.Newcomer] = ["/sign-in", "/sign-in/more-info", "/enroll/totp", "/enroll/totp/scan", "/enroll/totp/code"],
        [Disturbed.Registered] = ["/sign-in", "/sign-in/verify", "/sign-in/consent"],
        [Disturbed.WithoutPhone] = ["/enroll/phone", "/enroll/phone/code"],
        [Disturbed.WithoutPhoneAndCalled] = ["/enroll/phone/call"],
        [Disturbed.WithPhone] = ["/sign-in/phone"],
        [Disturbed.WithPhoneAndCalled] = ["/sign-in/call"],
    };

    protected override RunningServerOptions Options => new() { Policy = TestPolicies.DemoAndPhones };

    private static IEnumerable<TestCaseData<string, Disturbed, Disturbance>> Cases() =>
        from way in Pages
        from page in way.Value
        from disturbance in Enum.GetValues<Disturbance>()
        where Applies(page, disturbance)
        select new TestCaseData<string, Disturbed, Disturbance>(page, way.Key, disturbance).SetArgDisplayNames(page, $"{way.Key}", $"{disturbance}");

    [TestCaseSource(nameof(Cases))]
    public async Task Nobody_is_signed_in_by_it_and_everybody_returns_to_the_app(string page, Disturbed who, Disturbance disturbance)
    {
        var visit = await StartAsync(page, who);

        await DisturbAsync(visit, disturbance);

        var tokens = await visit.FinishAsync();
        Assert.That(tokens.IsSuccess, Is.True, tokens.Json.ToString());
        Assert.That(tokens.IdToken.Subject, Is.EqualTo(visit.Person.Id.ToString()));
        Assert.That(RelyingParty.Answer(visit.Page, "state"), Is.EqualTo(visit.Attempt.State), "the app's own request was answered");
    }

    [Test]
    public async Task The_last_answer_posted_again_after_the_app_was_reached_gives_no_second_code()
    {
        var visit = await (await (await RegisteredAsync("staff")).OpenAsync()).ReachAsync("/sign-in/verify");
        var (form, answer) = (visit.Page, await visit.AnswerAsync());
        visit.Page = await form.SubmitAsync(answer);
        Assert.That(visit.Step, Is.EqualTo("app"));

        var again = await form.SubmitAsync(answer);

        Assert.That(again.Step, Is.EqualTo("/sign-in/already-done"));
        Assert.That(again.LinksTo(App.Client.ClientUri!), Is.True);
        Assert.That((await again.ReloadAsync()).Step, Is.EqualTo("/sign-in/already-done"));
    }

    [SuppressMessage("Style", "IDE0072", Justification = "All others apply to every page.")]
    private static bool Applies(string page, Disturbance disturbance) => disturbance switch
    {
        Disturbance.WrongAnswer => page is "/sign-in" or "/sign-in/verify" or "/sign-in/phone" or "/enroll/totp/code" or "/enroll/phone/code",
        Disturbance.ForeignMethod => page is "/sign-in/verify" or "/sign-in/phone" or "/enroll/totp/code" or "/enroll/phone/code",

        // The page with the QR code has nothing to send; it goes on by a link.
        Disturbance.EmptyPost or Disturbance.BarePost or Disturbance.DoublePost => page != "/enroll/totp/scan",
        _ => true,
    };

    private async Task<Visit> StartAsync(string page, Disturbed who)
    {
        var visit = await WhoAsync(who);
        await visit.OpenAsync(page == "/sign-in/consent" ? [("prompt", "consent")] : []);
        return await visit.ReachAsync(page);
    }

    private async Task<Visit> WhoAsync(Disturbed who)
    {
        var visit = who switch
        {
            Disturbed.Newcomer => await NewcomerAsync("staff"),
            Disturbed.Registered => await RegisteredAsync("staff"),
            Disturbed.WithoutPhone or Disturbed.WithoutPhoneAndCalled => await RegisteredAsync("phones"),
            Disturbed.WithPhone or Disturbed.WithPhoneAndCalled => await NewcomerAsync(),
            _ => throw new UnreachableException(),
        };
        var isCalled = who is Disturbed.WithoutPhoneAndCalled or Disturbed.WithPhoneAndCalled;
        visit.PhoneChannel = isCalled ? "Call" : "Text";
        if (who is Disturbed.WithPhone or Disturbed.WithPhoneAndCalled)
        {
            await Server.Phones.AddAsync(visit.Person, byCall: isCalled);
        }

        return visit;
    }

    private async Task DisturbAsync(Visit visit, Disturbance disturbance)
    {
        switch (disturbance)
        {
            case Disturbance.Back:
                await GoBackAsync(visit);
                break;
            case Disturbance.Reload:
                var step = visit.Step;
                visit.Page = await visit.Page.ReloadAsync();
                Assert.That(visit.Step, Is.EqualTo(step));
                await AssertNotSignedInAsync(visit);
                break;
            case Disturbance.SecondTab:
                await FinishInSecondTabAsync(visit);
                break;
            case Disturbance.Expired:
                Server.Clock.Advance(visit.Step == "/sign-in" ? TimeSpan.FromHours(25) : TimeSpan.FromMinutes(61));
                visit.Page = await (visit.Page.Has(handler: null) ? visit.Page.SubmitAsync(await visit.AnswerAsync()) : visit.Page.ReloadAsync());
                await AssertNotSignedInAsync(visit);
                break;
            case Disturbance.WrongAnswer:
                await AnswerWronglyAsync(visit);
                break;
            case Disturbance.EmptyPost:
                await PostEmptyAsync(visit);
                break;
            case Disturbance.BarePost:
                await PostBareAsync(visit);
                break;
            case Disturbance.DoublePost:
                await PostTwiceAsync(visit);
                break;
            case Disturbance.ForeignBrowser:
                await OpenElsewhereAsync(visit);
                break;
            case Disturbance.ForeignMethod:
                await SendForeignMethodAsync(visit);
                break;
        }
    }

    private static async Task AssertNotSignedInAsync(Visit visit) =>
        Assert.That(await visit.ProbeAsync(), Is.EqualTo("login_required").Or.EqualTo("consent_required"), $"at {visit.Page.Address}");

    private static async Task GoBackAsync(Visit visit)
    {
        var (old, answer) = (visit.Page, await visit.AnswerAsync());
        await visit.ForwardAsync();
        var reached = visit.Step;
        var again = old.Has(handler: null) ? await old.SubmitAsync(answer) : await old.ReloadAsync();
        switch (reached)
        {
            case "app":
                Assert.That(again.App, Is.Null, "no second code");
                break;
            case "/enroll/done":
                // The person has given all that was asked for; the old form leads on to the app.
                visit.Page = again;
                break;
            default:
                visit.Page = again;
                await AssertNotSignedInAsync(visit);
                break;
        }
    }

    private static async Task FinishInSecondTabAsync(Visit visit)
    {
        await AssertNotSignedInAsync(visit);
        var tab = await visit.OpenTabAsync();
        Assert.That((await tab.FinishAsync()).IsSuccess, Is.True, "the second tab");
        visit.Authenticator = tab.Authenticator;
        visit.Page = await visit.Page.ReloadAsync();
    }

    private static async Task AnswerWronglyAsync(Visit visit)
    {
        var step = visit.Step;
        visit.Page = step == "/sign-in"
            ? await visit.Page.SubmitAsync(("Input.UserName", visit.Person.UserName), ("Input.Password", "not the password"))
            : await visit.Page.SubmitAsync(("Input.Code", "000000"));
        Assert.That(visit.Step, Is.EqualTo(step));
        Assert.That(visit.Page.Error, Is.Not.Empty);
        await AssertNotSignedInAsync(visit);
    }

    private static async Task PostEmptyAsync(Visit visit)
    {
        var empty = visit.Page.Document.QuerySelectorAll("main input[name^='Input.']").Select(input => (input.GetAttribute("name")!, ""));
        visit.Page = await visit.Page.SubmitAsync(visit.Step == "/sign-in/consent" ? "Cancel" : null, [.. empty]);
        if (visit.Step == "app")
        {
            Assert.That(RelyingParty.Answer(visit.Page, "error"), Is.EqualTo("access_denied"), "consent refused is the app's to know");
            await visit.OpenAsync();
        }

        Assert.That(await visit.ProbeAsync(), Is.Not.EqualTo("code"));
    }

    private static async Task PostBareAsync(Visit visit)
    {
        var answer = await visit.Browser.PostAsync(visit.Page.Address.ToString(), []);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        await AssertNotSignedInAsync(visit);
        visit.Page = await visit.Page.ReloadAsync();
    }

    private static async Task PostTwiceAsync(Visit visit)
    {
        var (form, answer) = (visit.Page, await visit.AnswerAsync());
        var (handler, step) = (visit.Step == "/sign-in/consent" ? "Allow" : null, visit.Step);
        var pages = await Task.WhenAll(form.SubmitAsync(handler, answer), form.SubmitAsync(handler, answer));
        Assert.That(pages.Count(page => page.App is not null), Is.LessThanOrEqualTo(1), "one code at most");
        visit.Page = pages.FirstOrDefault(page => page.App is not null) ?? pages.FirstOrDefault(page => page.Step != step) ?? pages[0];
    }

    private async Task OpenElsewhereAsync(Visit visit)
    {
        var stranger = await (await NewcomerAsync("staff")).OpenAsync();
        var seen = await stranger.Browser.GetAsync(visit.Page.Address.ToString());
        Assert.That(seen.Body, Does.Not.Contain(visit.Person.UserName));
        Assert.That(seen.Step, Is.Not.EqualTo(visit.Step), "the page is not shown");

        // A token for forms that fits the stranger's own browser.
        var token = stranger.Page.Value("__RequestVerificationToken");
        var fields = (await visit.AnswerAsync()).Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2));
        var posted = await stranger.Browser.PostAsync(visit.Page.Address.ToString(), fields);
        Assert.That(posted.App, Is.Null);
        Assert.That(await stranger.ProbeAsync(), Is.EqualTo("login_required"));
        Assert.That((await stranger.FinishAsync()).IdToken.Subject, Is.EqualTo(stranger.Person.Id.ToString()), "the stranger's own sign-in");
        await AssertNotSignedInAsync(visit);
    }

    private async Task SendForeignMethodAsync(Visit visit)
    {
        var other = await RegisteredAsync("staff");
        var (step, id) = (visit.Step, other.Authenticator!.MethodId.ToString());
        var page = await visit.Browser.GetAsync($"{visit.Page.Address}?method={id}");
        Assert.That(page.Step, Is.EqualTo(step));
        visit.Page = await page.SubmitAsync(
            ("Input.Code", other.Authenticator.NextCode(Server)), ("Input.Method", id), ("method", id), ("id", id));
        Assert.That(visit.Step, Is.EqualTo(step));
        await AssertNotSignedInAsync(visit);
    }
}
