using System.Diagnostics;
using Identity.Testing;

namespace Identity.Browser.Tests;

/// <summary>"Method × place": each method works in each place, or is refused there, as its purpose says.</summary>
public sealed class MethodPlaces : BrowserFixture
{
    private const string Limits = """ "limits":{"numberPerDay":100,"prefixPerHour":100000,"addressPerHour":100000}""";

    private const string Policy = $$$"""
        {"schema":1,
         "methods":{"securityKey":{"on":true},"totp":{"on":true},"hardwareToken":{"on":true},"email":{"on":true},"questions":{"on":true},"recoveryCodes":{"on":true},"phone":{"on":true,"countries":["NL"],{{{Limits}}}} },
         "passwordReset":{"administrators":["admins"]},
         "accessPass":{"on":true},
         "registration":[
          {"id":"keys","include":["securityKey"],"purpose":"twoStep","require":["securityKey"]},
          {"id":"totp","include":["totp"],"purpose":"twoStep","require":["totp"]},
          {"id":"tokens","include":["hardwareToken"],"purpose":"twoStep","require":["hardwareToken"]},
          {"id":"phone","include":["phone"],"purpose":"twoStep","require":["phone"]},
          {"id":"email","include":["email"],"purpose":"passwordReset","require":["email"]},
          {"id":"questions","include":["questions"],"purpose":"passwordReset","require":["questions"]}]}
        """;

    private RunningServer server = null!;
    private RelyingParty app = null!;
    private int people;

    private static IEnumerable<TestCaseData> Cells =>
        from method in MethodPlaceTable.Methods
        from place in Enum.GetValues<MethodPlace>()
        select new TestCaseData(method, place).SetArgDisplayNames(method, $"{place}");

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        server = await RunningServer.StartAsync(new RunningServerOptions { Policy = Policy });
        app = await server.Apps.AddAsync(change: client => client with { ClientUri = $"{server.Issuer}/help", RedirectUris = [$"{server.Issuer}/help"] });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        app?.Dispose();
        await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [TestCaseSource(nameof(Cells))]
    [Category("rule-2")]
    public async Task Each_method_works_or_is_refused(string method, MethodPlace place)
    {
        await using var window = await OpenAsync("en");
        if (method == MethodPlaceTable.RecoveryCodes)
        {
            await new RecoveryCodePlaces(server, app, window).TryAsync($"place{++people}@contoso.example", place);
            return;
        }

        if (method == MethodPlaceTable.AccessPass)
        {
            await new PassPlaces(server, app, window).TryAsync($"place{++people}@contoso.example", place);
            return;
        }

        var person = await server.People.AddAsync($"place{++people}@contoso.example", place is MethodPlace.Wizard ? [method.Split(' ')[0]] : []);
        var holder = new MethodHolder(server, window, person, method);
        await holder.BringAsync();
        await (place switch
        {
            MethodPlace.Wizard => InTheWizardAsync(window, person, holder),
            MethodPlace.SecurityInfo => OnSecurityInfoAsync(window, person, holder),
            MethodPlace.SecondStep when MethodPlaceTable.Works(method, place) => AsSecondStepAsync(window, person, holder),
            MethodPlace.SecondStep => RefusedAsSecondStepAsync(window, person, holder),
            MethodPlace.PasswordReset => InAResetAsync(window, person, holder),
            _ => throw new UnreachableException(),
        });
    }

    [Test]
    public void The_table_stands_in_the_README()
    {
        TestContext.Out.WriteLine(MethodPlaceTable.Markdown);

        Assert.That(File.ReadAllText(Path.Combine(Repository.Root, "tests", "README.md")), Does.Contain(MethodPlaceTable.Markdown));
    }

    private async Task InTheWizardAsync(BrowserWindow window, TestPerson person, MethodHolder holder)
    {
        await OpenAppAsync(window, person);
        Assert.That(window.Step, Is.EqualTo("/sign-in/more-info"));
        await window.NextAsync();
        Assert.That(window.Step, Is.EqualTo($"/enroll/{holder.Path}"));
        await holder.SetUpAsync();
        Assert.That(window.Step, Is.EqualTo("/enroll/done"));
        await window.NextAsync();
        Assert.That(window.Page.Url, Does.Contain("code="));
    }

    private async Task OnSecurityInfoAsync(BrowserWindow window, TestPerson person, MethodHolder holder)
    {
        await window.Page.GotoAsync($"{server.Issuer}/security-info");
        await window.NextAsync();
        await window.SignInAsync(person.UserName, person.Password);
        await AddAsync(window, holder);
    }

    private async Task AsSecondStepAsync(BrowserWindow window, TestPerson person, MethodHolder holder)
    {
        await OnSecurityInfoAsync(window, person, holder);
        await window.ForgetAsync();
        server.Clock.Advance(TimeSpan.FromMinutes(2));
        await OpenAppAsync(window, person);
        Assert.That(window.Step, Is.EqualTo(holder.SecondStep));
        await holder.AnswerAsync();
        Assert.That(window.Page.Url, Does.Contain("code="));
    }

    // It is tried: by what the pages offer, and by addresses that are typed by hand.
    private async Task RefusedAsSecondStepAsync(BrowserWindow window, TestPerson person, MethodHolder holder)
    {
        await OnSecurityInfoAsync(window, person, holder);
        await window.ForgetAsync();
        await OpenAppAsync(window, person);
        Assert.That(window.Page.Url, Does.Contain("code="), "alone it is no second step that could be asked");

        await server.People.AddTotpAsync(person);
        var id = (await server.Rows.ColumnAsync($"SELECT id FROM methods WHERE method = '{holder.Kind}' AND person_id = {server.Rows.Literal(person.Id)}"))[0];
        await window.ForgetAsync();
        await OpenAppAsync(window, person);
        Assert.That(window.Step, Is.EqualTo("/sign-in/verify"));
        Assert.That(await window.Page.Locator($"main a[href*='{id}'], main a[href*='{holder.Kind}']").CountAsync(), Is.Zero, "it is not offered");
        var handle = new Uri(window.Page.Url).Segments[2].Trim('/');
        foreach (var page in new[] { holder.Kind, $"{holder.Kind}/code", $"verify?method={id}", $"phone?method={id}", $"call?method={id}" })
        {
            var answer = await window.Page.GotoAsync($"{server.Issuer}/sign-in/{handle}/{page}");
            Assert.That(answer!.Status == 404 || (window.Step == "/sign-in/verify" && !window.Page.Url.Contains(id, StringComparison.Ordinal)), $"{page} leads to {window.Page.Url}");
        }
    }

    private async Task InAResetAsync(BrowserWindow window, TestPerson person, MethodHolder holder)
    {
        await OnSecurityInfoAsync(window, person, holder);
        await window.ForgetAsync();
        await window.Page.GotoAsync($"{server.Issuer}/reset");
        await window.FillAsync("user-name", person.UserName);
        await window.NextAsync();
        Assert.That(await window.Page.Locator($"[name=Method][value={holder.Kind}]").CountAsync(), Is.EqualTo(1), "it is offered");
        await window.Page.Locator($"[name=Method][value={holder.Kind}]").CheckAsync();
        await window.NextAsync();
        await holder.ProveAsync();
        Assert.That(window.Step, Is.EqualTo("/reset/password"));
        await window.FillAsync("new-password", "a brand new password");
        await window.NextAsync();
        Assert.That(window.Step, Is.EqualTo("/reset/end"));
    }

    private async Task OpenAppAsync(BrowserWindow window, TestPerson person)
    {
        await window.Page.GotoAsync(app.Request().Address.ToString());
        await window.SignInAsync(person.UserName, person.Password);
    }

    private static async Task AddAsync(BrowserWindow window, MethodHolder holder)
    {
        Assert.That(window.Step, Is.EqualTo("/security-info"));
        await window.FollowAsync("a[href='/security-info/add']");
        await window.Page.Locator($"[value={holder.Kind}]").CheckAsync();
        await window.NextAsync();
        Assert.That(window.Step, Is.EqualTo($"/enroll/{holder.Path}"));
        await holder.SetUpAsync();
        Assert.That(window.Page.Url, Does.EndWith("/security-info?added"));
    }
}
