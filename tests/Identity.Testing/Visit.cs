using System.Web;

namespace Identity.Testing;

/// <summary>One person's way from an app through the server and back, a page at a time.</summary>
public sealed class Visit
{
    private const int MostPages = 20;

    private readonly RunningServer server;
    private readonly RelyingParty app;
    private AuthenticatorApp? pending;

    /// <summary>Somebody in a browser who has not gone to the app yet.</summary>
    public Visit(RunningServer server, RelyingParty app, TestPerson person, FormBrowser? browser = null)
    {
        (this.server, this.app, Person) = (server, app, person);
        Browser = browser ?? server.Browser();
        Attempt = app.Request();
    }

    /// <summary>Who it is.</summary>
    public TestPerson Person { get; private set; }

    /// <summary>The browser that it happens in.</summary>
    public FormBrowser Browser { get; }

    /// <summary>The app's last request.</summary>
    public AuthorizationAttempt Attempt { get; private set; }

    /// <summary>The authenticator app, once there is one.</summary>
    public AuthenticatorApp? Authenticator { get; set; }

    /// <summary>The hardware token in the person's hand.</summary>
    public HardwareToken? Token { get; set; }

    /// <summary>The number that the person types where a phone is set up.</summary>
    public string PhoneNumber { get; set; } = "06 12345678";

    /// <summary>How the person wants to be reached: <c>Text</c> or <c>Call</c>.</summary>
    public string PhoneChannel { get; set; } = "Text";

    /// <summary>The name that the person types where an app password is made.</summary>
    public string AppPasswordName { get; set; } = "Mail on my phone";

    /// <summary>The address that the person types where a mailbox is set up.</summary>
    public string MailAddress { get; set; } = "sanne@home.example";

    /// <summary>The security questions that the person chooses, and the answers.</summary>
    public IReadOnlyList<(string Question, string Answer)> Answers { get; set; } =
        [("firstPetName", "Minoes"), ("firstBoss", "De Wit"), ("childhoodStreet", "Kerkstraat"), ("dreamJob", "Astronaut"), ("lostThing", "Blue marble")];

    /// <summary>Where the person is.</summary>
    public BrowserPage Page { get => field ?? throw new InvalidOperationException("The app was not opened."); set; }

    /// <summary>Which page that is.</summary>
    public string Step => Page.Step;

    /// <summary>The handle of the sign-in.</summary>
    public string Handle => Page.Address.Segments.Select(segment => segment.Trim('/')).First(segment => segment.Length >= 40);

    /// <summary>The app sends the person here.</summary>
    public async Task<Visit> OpenAsync(params (string Name, string Value)[] parameters)
    {
        Attempt = app.Request(parameters);
        Page = await Browser.GetAsync(Attempt.Address.ToString());
        return this;
    }

    /// <summary>Another tab of the same browser, in which the app is opened anew.</summary>
    public Task<Visit> OpenTabAsync() => new Visit(server, app, Person, Browser.Tab()) { Authenticator = Authenticator }.OpenAsync();

    /// <summary>Goes on as people do until a page is reached; <c>app</c> is the end.</summary>
    public async Task<Visit> ReachAsync(string step)
    {
        for (var page = 0; page < MostPages && Step != step && Step is not ("app" or "/device/done"); page++)
        {
            await ForwardAsync();
        }

        return Step == step
            ? this
            : throw new InvalidOperationException($"The way led to {Step}, not to {step}: {string.Join(" → ", Browser.Trail)}");
    }

    /// <summary>Does what the page asks for.</summary>
    public async Task<Visit> ForwardAsync()
    {
        Page = Step switch
        {
            "/enroll/totp/scan" when Page.Has("NewCode") => await Page.SubmitAsync("NewCode"),
            "/enroll/totp/scan" => await Page.FollowAsync("code"),
            "/enroll/totp/code" when pending is null => await Page.FollowAsync("scan"),
            "/enroll/done" => await Page.FollowAsync(Handle),
            "/sign-in/codes-left" => await Page.FollowAsync("/next"),
            "/sign-in/consent" => await Page.SubmitAsync("Allow"),
            "/sign-in/phone" when PhoneChannel == "Call" || Page.Document.QuerySelector("#code") is null => await AskAsync(),
            "/enroll/phone/code" or "/enroll/phone/call" or "/sign-in/call" when Page.Text(".banner.warn").Length > 0 => await AskAsync(),
            "/enroll/phone/call" or "/sign-in/call" => await AnswerCallAsync(),
            "/enroll/email/code" when Page.Text(".banner.warn").Length > 0 => await AskByMailAsync(),
            _ => await Page.SubmitAsync(await AnswerAsync()),
        };
        if (Step == "/enroll/totp/scan" && !Page.Has("NewCode"))
        {
            pending = ReadAuthenticator();
        }

        if (Step == "/enroll/done")
        {
            Authenticator = pending;
        }

        return this;
    }

    /// <summary>What a person types into the page's own form; the clock moves on where a code is asked for, since each works once.</summary>
    public async Task<(string Name, string Value)[]> AnswerAsync() => Step switch
    {
        "/sign-in" => [("Input.UserName", Person.UserName), ("Input.Password", Person.Password)],
        "/sign-in/verify" => [("Input.Code", Authenticator?.NextCode(server) ?? Token!.NextCode(server))],
        "/enroll/hardware-token" => [("Input.Serial", Token!.Serial), ("Input.Code", Token.NextCode(server))],
        "/enroll/totp/code" => [("Input.Code", pending!.NextCode(server)), ("Input.Label", "My phone")],
        "/sign-in/change-password" => ChoosePassword(),
        "/enroll/phone" => AnswerPhone(),
        "/enroll/email" => AnswerEmail(),
        "/enroll/email/code" => [("Input.Code", await server.Mails.CodeAsync(Person))],
        "/enroll/questions" => AnswerQuestions(),
        "/enroll/app-password" => [("Input.Name", AppPasswordName)],
        "/enroll/phone/code" or "/sign-in/phone" => [("Input.Code", await server.Phones.CodeAsync(Person))],
        _ => [],
    };

    /// <summary>The key that the page shows to people who cannot scan.</summary>
    public AuthenticatorApp ReadAuthenticator() =>
        new(HttpUtility.ParseQueryString(new Uri(Page.Document.QuerySelector("a[href^='otpauth:']")!.GetAttribute("href")!).Query)["secret"]!);

    /// <summary>Goes to the end and redeems the code.</summary>
    public async Task<TokenAnswer> FinishAsync() => await (await ReachAsync("app")).RedeemAsync();

    /// <summary>Redeems the code that the app received.</summary>
    public Task<TokenAnswer> RedeemAsync() => app.RedeemAsync(Attempt, Page);

    /// <summary>What the app gets without any page being shown: <c>code</c>, or the error.</summary>
    public async Task<string> ProbeAsync(params (string Name, string Value)[] parameters)
    {
        var page = await Browser.Tab().GetAsync(app.Request([("prompt", "none"), .. parameters]).Address.ToString());
        return RelyingParty.Answer(page, "error") ?? (RelyingParty.Answer(page, "code") is null ? $"neither: {page.Address}" : "code");
    }

    private (string Name, string Value)[] ChoosePassword()
    {
        Person = Person with { Password = $"battery staple {Guid.CreateVersion7():N}" };
        return [("Input.New", Person.Password), ("Input.Repeat", Person.Password)];
    }

    // What was sent to this person before, in whichever tab, is long enough ago.
    private (string Name, string Value)[] AnswerPhone()
    {
        server.Clock.Advance(TimeSpan.FromMinutes(2));
        return [("Input.Number", PhoneNumber), ("Input.Channel", PhoneChannel)];
    }

    private (string Name, string Value)[] AnswerEmail()
    {
        server.Clock.Advance(TimeSpan.FromMinutes(2));
        return [("Input.Address", MailAddress)];
    }

    private (string Name, string Value)[] AnswerQuestions() =>
    [
        .. Answers.Take(Page.Document.QuerySelectorAll("main select").Length)
            .SelectMany((answer, at) => new[] { ($"Input.Questions[{at}]", answer.Question), ($"Input.Answers[{at}]", answer.Answer) }),
    ];

    private Task<BrowserPage> AskByMailAsync()
    {
        server.Clock.Advance(TimeSpan.FromMinutes(2));
        return Page.SubmitAsync("Mail");
    }

    private Task<BrowserPage> AskAsync()
    {
        server.Clock.Advance(TimeSpan.FromMinutes(2));
        return Page.SubmitAsync(PhoneChannel);
    }

    private async Task<BrowserPage> AnswerCallAsync()
    {
        await server.Phones.AnswerAsync(Person);
        return await Page.SubmitAsync();
    }
}
