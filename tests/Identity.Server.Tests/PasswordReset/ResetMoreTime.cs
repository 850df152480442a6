using System.Globalization;
using System.Text.Json.Nodes;
using Identity.Domain.PasswordReset;
using Identity.Server.PasswordReset;
using Identity.Storage;
using Identity.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.PasswordReset;

/// <summary>Every page of a reset says how long it can be used and gives more time ten times, without JavaScript; no proof grows younger by it.</summary>
[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
[Category("W13")]
public sealed class ResetMoreTime(StorageProvider provider) : ResetFixture
{
    protected override StorageProvider Provider => provider;

    [SetUp]
    public Task OfferAllAsync() => Server.Policy.PublishAsync(TestPolicies.ResetByAny());

    [Test]
    public async Task Every_page_has_a_limit_and_gives_more_time()
    {
        var lars = await EquippedAsync("staff");
        var choose = await ExtendedAsync(await BeginAsync(lars.Person.UserName));
        await ExtendedAsync(await ChooseAsync(choose, "questions"));
        var email = await ExtendedAsync(await ChooseAsync(choose, "email"));
        await ExtendedAsync(await email.SubmitAsync());
        var phone = await ExtendedAsync(await ChooseAsync(choose, "phone"));
        var sent = await ExtendedAsync(await phone.SubmitAsync(("Input.Number", ServerPhones.Number)));
        Server.Clock.Advance(TimeSpan.FromSeconds(31));
        await ExtendedAsync(await sent.SubmitAsync("Call"));
        var app = await ExtendedAsync(await ChooseAsync(choose, "totp"));
        Server.Clock.Advance(TimeSpan.FromMinutes(10));

        var password = await CodeAsync(app, lars.Authenticator!.NextCode(Server));

        Assert.That(password.Step, Is.EqualTo("/reset/password"));
        await ExtendedAsync(password);
        Assert.That((await SetAsync(password)).Text("h1"), Is.EqualTo("Your password is changed"));
    }

    [Test]
    public async Task Ten_times_and_not_an_eleventh()
    {
        var page = await BeginAsync(NewName());
        for (var time = 0; time < 10; time++)
        {
            Server.Clock.Advance(TimeSpan.FromMinutes(14));
            Assert.That(page.Has("Extend"), Is.True, $"time {time}");
            page = await page.SubmitAsync("Extend");
        }

        Assert.That(page.Has("Extend"), Is.False);
        Assert.That(page.Document.QuerySelector("#session-spent")!.HasAttribute("hidden"), Is.False, "the page says so");
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        await ForgeAsync(page.Browser, page);
        Assert.That(await LeftAsync(page), Is.EqualTo(TimeSpan.FromMinutes(14)));
    }

    [Test]
    [Category("fault-11")]
    public async Task A_proof_that_has_grown_old_is_asked_for_again_and_the_page_says_so()
    {
        var lars = await EquippedAsync("staff");
        var page = await ProveAppAsync(lars);
        Server.Clock.Advance(TimeSpan.FromMinutes(14));
        await ForgeAsync(page.Browser, page);
        Server.Clock.Advance(TimeSpan.FromMinutes(2));

        var again = await SetAsync(page);

        Assert.That(again.Step, Is.EqualTo("/reset"));
        Assert.That(again.Text(".banner"), Does.Contain("show it once more"));
        Assert.That(again.Text("main"), Does.Contain("Step 2 of 4 at most"), "as at the beginning");
        Assert.That((await TryAsync(lars.Person)).Error, Is.Empty, "the old password");
        again = await CodeAsync(await ChooseAsync(again, "totp"), lars.Authenticator!.NextCode(Server));
        Assert.That((await SetAsync(again)).Text("h1"), Is.EqualTo("Your password is changed"));
        Assert.That((await TryAsync(Renewed(lars).Person)).Error, Is.Empty);
    }

    [Test]
    [Category("fault-11")]
    public async Task The_page_of_the_new_password_promises_no_more_time_than_its_proof_has()
    {
        var lars = await EquippedAsync("staff");
        var choose = await BeginAsync(lars.Person.UserName);
        Server.Clock.Advance(TimeSpan.FromMinutes(5));
        var page = await CodeAsync(await ChooseAsync(choose, "totp"), lars.Authenticator!.NextCode(Server));
        Server.Clock.Advance(TimeSpan.FromMinutes(8));

        page = await page.SubmitAsync("Extend");

        Assert.That(page.Step, Is.EqualTo("/reset/password"));
        Assert.That(page.Text(".session p"), Does.Contain("closes in 7 minutes"), "15 after the proof");
        Assert.That(page.Has("Extend"), Is.False);
        Server.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.That((await SetAsync(page)).Text("h1"), Is.EqualTo("Your password is changed"), "the reset would have been over");
    }

    [Test]
    [Category("fault-11")]
    public async Task A_permit_that_ends_between_the_page_and_its_commit_sets_no_password()
    {
        var lars = await EquippedAsync("staff");
        var page = await ProveAppAsync(lars);
        Server.Clock.Advance(TimeSpan.FromMinutes(14));
        await ForgeAsync(page.Browser, page);
        await using var scope = Server.Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Headers.Cookie = string.Join("; ", page.Browser.Cookies.All.Select(cookie => $"{cookie.Key}={cookie.Value}"));
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = context;
        var found = await scope.ServiceProvider.GetRequiredService<ResetReader>().FindAsync(page.Address.Segments[2].Trim('/'), CancellationToken.None);
        var state = ((FoundReset.Open)found).State;
        var permit = ((ResetDecision.NewPassword)state.Decide()).Permit;
        Server.Clock.Advance(TimeSpan.FromMinutes(2));

        var outcome = await scope.ServiceProvider.GetRequiredService<ResetCompletion>().CompleteAsync(state, permit, NewPassword, CancellationToken.None);

        Assert.That(outcome, Is.TypeOf<ResetCompletionOutcome.Overtaken>());
        Assert.That((await TryAsync(lars.Person)).Error, Is.Empty, "the old password");
    }

    [Test]
    [Category("attack-10")]
    [Category("fault-14")]
    public async Task More_time_buys_no_more_tries_than_resets_that_begin()
    {
        var lars = await EquippedAsync("staff");
        var choose = await BeginAsync(lars.Person.UserName);
        for (var stretch = 0; stretch < 5; stretch++)
        {
            // Each method has tries left at the end.
            var wrong = stretch % 2 == 0
                ? await CodeAsync(await ChooseAsync(choose, "totp"), "000000")
                : await AnswerAsync(await ChooseAsync(choose, "questions"), 0, 1, 2);
            Assert.That(wrong.Error, Does.Contain("correct"));
            Server.Clock.Advance(TimeSpan.FromMinutes(14));
            choose = await choose.SubmitAsync("Extend");
        }

        var page = await CodeAsync(await ChooseAsync(choose, "totp"), lars.Authenticator!.NextCode(Server));

        Assert.That(page.Error, Does.Contain("too many wrong codes"), "right, and not looked at");
    }

    [Test]
    public async Task The_pages_script_is_told_in_numbers_and_the_page_stays()
    {
        var page = await BeginAsync(NewName());
        page.Browser.Headers["Accept"] = "application/json";

        var answer = JsonNode.Parse((await page.SubmitAsync("Extend")).Body)!;

        Assert.That((int)answer["seconds"]!, Is.EqualTo(900));
        Assert.That((bool)answer["mayExtend"]!, Is.True);
    }

    [Test]
    [Category("fault-8")]
    [Category("rule-8")]
    public async Task Nobody_else_can_ask_for_it_and_no_link_does()
    {
        var page = await BeginAsync(NewName());
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        var stranger = await BeginAsync(NewName());

        var answer = await ForgeAsync(stranger.Browser, page, stranger);
        await page.Browser.GetAsync($"{page.Address}?handler=Extend");

        Assert.That(answer.Step, Is.EqualTo("/reset/end"));
        Assert.That(await LeftAsync(page), Is.EqualTo(TimeSpan.FromMinutes(14)));
    }

    [Test]
    public async Task A_page_that_says_no_has_no_limit()
    {
        await Server.Policy.PublishAsync(TestPolicies.Reset(more: ",\"include\":[\"*\"],\"exclude\":[\"staff\"]"));
        var stopped = await ProveAppAsync(await EquippedAsync("staff"));

        Assert.That(stopped.Step, Is.EqualTo("/reset/stopped"));
        Assert.That(stopped.Document.QuerySelector(".session"), Is.Null);
    }

    private async Task<BrowserPage> ExtendedAsync(BrowserPage page)
    {
        Assert.That(page.Text(".session p"), Does.Match("closes in 1[45] minutes|closes in 5 minutes"), page.Step);
        var extended = await page.SubmitAsync("Extend");
        Assert.That(extended.Step, Is.EqualTo(page.Step));
        Assert.That(await LeftAsync(page), Is.EqualTo(TimeSpan.FromMinutes(15)), page.Step);
        return extended;
    }

    private static Task<BrowserPage> ForgeAsync(FormBrowser browser, BrowserPage page, BrowserPage? token = null) => browser.PostAsync(
        $"{page.Address}?handler=Extend",
        [KeyValuePair.Create("__RequestVerificationToken", (token ?? page).Value("__RequestVerificationToken"))]);

    /// <summary>How long the reset still has, as it is stored.</summary>
    private async Task<TimeSpan> LeftAsync(BrowserPage page)
    {
        var key = OpenId.Stores.Handle.Hash(page.Address.Segments[2].Trim('/'));
        var expiresAt = (await Server.Rows.ColumnAsync($"SELECT expires_at FROM password_resets WHERE key = '{key}'"))[0];
        var left = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(expiresAt, CultureInfo.InvariantCulture)) - Server.Clock.GetUtcNow();
        return TimeSpan.FromSeconds(Math.Round(left.TotalSeconds));
    }
}
