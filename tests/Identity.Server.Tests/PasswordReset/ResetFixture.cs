using System.Globalization;
using System.Resources;
using Identity.Domain.PasswordReset.Questions;
using Identity.Server.Localization;
using Identity.Storage;
using Identity.Testing;

namespace Identity.Server.Tests.PasswordReset;

/// <summary>Tests against a server whose policy lets people reset their passwords with an authenticator app or a phone.</summary>
public abstract class ResetFixture : ServerFixture
{
    protected const string NewPassword = "a brand new password";

    protected override RunningServerOptions Options => new() { Provider = Provider, Policy = TestPolicies.Reset() };

    protected virtual StorageProvider Provider => StorageProvider.Sqlite;

    [SetUp]
    public Task PublishAsync() => Server.Policy.PublishAsync(TestPolicies.Reset());

    /// <summary>Somebody new who has an authenticator app and a phone.</summary>
    protected async Task<Visit> EquippedAsync(params string[] groups)
    {
        var visit = await RegisteredAsync(groups);
        await Server.Phones.AddAsync(visit.Person);
        return visit;
    }

    /// <summary>The security questions of people who have some, with the answers.</summary>
    protected static IReadOnlyDictionary<string, string> Answers { get; } = new Dictionary<string, string>
    {
        ["firstPetName"] = "Minoes",
        ["firstBoss"] = "De Wit",
        ["childhoodStreet"] = "Kerkstraat",
        ["dreamJob"] = "Astronaut",
        ["lostThing"] = "Blue marble",
    };

    /// <summary>Somebody new who has a mailbox.</summary>
    protected async Task<Visit> MailedAsync(params string[] groups)
    {
        var visit = await NewcomerAsync(groups);
        await Server.Mails.AddAsync(visit.Person, $"{visit.Person.Id:N}@home.example");
        return visit;
    }

    /// <summary>Somebody new who has security questions.</summary>
    protected async Task<Visit> QuizzedAsync(params string[] groups)
    {
        var visit = await NewcomerAsync(groups);
        await Server.People.AddQuestionsAsync(visit.Person, [.. Answers.Select(pair => (pair.Key, pair.Value))]);
        return visit;
    }

    /// <summary>A reset begun under a name, paid for if that is asked.</summary>
    protected async Task<BrowserPage> BeginAsync(string name, FormBrowser? browser = null)
    {
        var page = await (await (browser ?? Server.Browser()).GetAsync("/reset")).SubmitAsync(("UserName", name));
        return page.Value("Work.Challenge") is { Length: > 0 } challenge
            ? await page.SubmitAsync(("UserName", name), ("Work.Answer", BrowserWork.Solve(challenge)))
            : page;
    }

    /// <summary>The page after a code was asked for by mail, which is far enough from what was sent before.</summary>
    protected Task<BrowserPage> MailAsync(BrowserPage page)
    {
        Server.Clock.Advance(TimeSpan.FromMinutes(2));
        return page.SubmitAsync();
    }

    /// <summary>The page after the questions were answered, all right but those that <paramref name="wrong"/> says.</summary>
    protected static Task<BrowserPage> AnswerAsync(BrowserPage page, params int[] wrong) =>
        page.SubmitAsync([.. Asked(page).Select((asked, at) => ($"Input.Answers[{at}]", wrong.Contains(at) ? "wrong" : Answers.GetValueOrDefault(asked, "unknown")))]);

    /// <summary>The ids of the questions that a page asks.</summary>
    protected static IReadOnlyList<string> Asked(BrowserPage page) =>
    [
        .. page.Document.QuerySelectorAll("fieldset label").Select(label => label.TextContent.Trim())
            .Select(text => BuiltInQuestions.Ids.First(id => Wording.GetString(id, CultureInfo.GetCultureInfo("en")) == text)),
    ];

    private static ResourceManager Wording { get; } = new("Identity.Server.Resources.Questions", typeof(Texts).Assembly);

    /// <summary>The page of a method that is chosen.</summary>
    protected static Task<BrowserPage> ChooseAsync(BrowserPage page, string method) => page.SubmitAsync(("Method", method));

    /// <summary>A reset in which the app was proven.</summary>
    protected async Task<BrowserPage> ProveAppAsync(Visit visit, FormBrowser? browser = null) =>
        await CodeAsync(await ChooseAsync(await BeginAsync(visit.Person.UserName, browser), "totp"), visit.Authenticator!.NextCode(Server));

    /// <summary>The page after a code.</summary>
    protected static Task<BrowserPage> CodeAsync(BrowserPage page, string code) => page.SubmitAsync(("Input.Code", code));

    /// <summary>The page after a number, which is far enough from what was sent before.</summary>
    protected Task<BrowserPage> NumberAsync(BrowserPage page, string number = ServerPhones.Number, string channel = "Text")
    {
        Server.Clock.Advance(TimeSpan.FromMinutes(2));
        return page.SubmitAsync(("Input.Number", number), ("Input.Channel", channel));
    }

    /// <summary>Sets the new password.</summary>
    protected static Task<BrowserPage> SetAsync(BrowserPage page, string password = NewPassword) => page.SubmitAsync(("Input.New", password), ("Input.Repeat", password));

    /// <summary>The same person with the new password, in a browser.</summary>
    protected Visit Renewed(Visit visit, FormBrowser? browser = null) =>
        new(Server, App, visit.Person with { Password = NewPassword }, browser) { Authenticator = visit.Authenticator };

    /// <summary>How many texts and calls went out to somebody.</summary>
    protected Task<int> SentAsync(Visit visit) => Server.Phones.CountAsync(visit.Person);
}
