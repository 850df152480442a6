using System.Globalization;
using Identity.Domain.Methods.Phones;
using Identity.Storage;
using Identity.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Phones;

/// <summary>What somebody tries who wants to pass without holding the phone.</summary>
public sealed class PhoneCodesAttack : PhoneFixture
{
    [TestCase("Text", "/enroll/phone/code", "/enroll/{0}/phone/call")]
    [TestCase("Call", "/enroll/phone/call", "/enroll/{0}/phone/call")]
    [TestCase("Text", "/sign-in/phone", "/sign-in/{0}/call")]
    [TestCase("Call", "/sign-in/call", "/sign-in/{0}/call")]
    [Category("fault-16")]
    public async Task No_answer_of_the_server_contains_a_code_or_the_address_of_a_call(string channel, string step, string call)
    {
        var visit = step.StartsWith("/enroll", StringComparison.Ordinal) ? await AtPhoneAsync() : await (await WithPhoneAsync(byCall: channel == "Call")).OpenAsync();
        visit.PhoneChannel = channel;
        var pages = new List<BrowserPage>();
        while (await SentAsync(visit) == 0)
        {
            await visit.ForwardAsync();
            pages.Add(visit.Page);
        }

        Assert.That(visit.Step, Is.EqualTo(step));
        pages.Add(await visit.Page.ReloadAsync());
        pages.Add(await visit.Browser.GetAsync($"{string.Format(CultureInfo.InvariantCulture, call, visit.Handle)}?handler=State"));
        pages.Add(await visit.Page.SubmitAsync(("Input.Code", "000000")));
        var secret = channel == "Text" ? await Server.Phones.CodeAsync(visit.Person) : (await Server.Phones.CallAsync(visit.Person)).Handle;

        foreach (var page in pages)
        {
            var seen = page.Body + string.Join('\n', page.Headers.Select(header => $"{header.Key}: {header.Value}"));
            Assert.That(seen, Does.Not.Contain(secret), page.Address.ToString());
        }

        Assert.That(string.Join('\n', visit.Browser.Cookies.All) + string.Join('\n', visit.Browser.Trail), Does.Not.Contain(secret));
    }

    [TestCase("en", "security code")]
    [TestCase("nl", "beveiligingscode")]
    [Category("fault-19")]
    public async Task A_text_has_nothing_to_tap_but_a_code_to_type(string language, string words)
    {
        var visit = await AtPhoneAsync();
        visit.Browser.Headers["Accept-Language"] = language;
        await visit.ReachAsync("/enroll/phone/code");

        Assert.That(await Server.Phones.TextAsync(visit.Person), Does.Contain(words).And.Not.Contain("http").And.Not.Contain("/"));
    }

    [Test]
    [Category("attack-9")]
    public async Task The_database_has_neither_number_nor_code()
    {
        var visit = await AtPhoneAsync();
        visit.PhoneNumber = "06 55667788";
        await visit.ReachAsync("/enroll/phone/code");
        var code = await Server.Phones.CodeAsync(visit.Person);
        var pending = await Server.Rows.DumpAsync();
        await visit.FinishAsync();
        var registered = await Server.Rows.DumpAsync();

        foreach (var dump in new[] { pending, registered })
        {
            Assert.That(dump, Does.Not.Contain("55667788").And.Not.Contain("5566 7788").And.Not.Contain("6 55667788"));
        }

        Assert.That(await Server.Rows.DumpWithoutTimesAsync("codes"), Does.Not.Contain(code));
        Assert.That(await Server.Rows.DumpWithoutTimesAsync("audit_events"), Does.Not.Contain(code));
    }

    [Test]
    [Category("rule-6")]
    public async Task A_code_is_good_in_the_sign_in_that_asked_for_it_alone()
    {
        var visit = await (await WithPhoneAsync()).OpenAsync();
        await visit.ForwardAsync();
        var code = await Server.Phones.CodeAsync(visit.Person);
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        var tab = await (await visit.OpenTabAsync()).ReachAsync("/sign-in/phone");
        Assert.That(await Server.Phones.CodeAsync(visit.Person), Is.Not.EqualTo(code));

        tab.Page = await tab.Page.SubmitAsync(("Input.Code", code));

        Assert.That(tab.Step, Is.EqualTo("/sign-in/phone"));
        Assert.That(tab.Page.Error, Does.Contain("not correct"));
        visit.Page = await visit.Page.SubmitAsync(("Input.Code", code));
        Assert.That(visit.Step, Is.EqualTo("app"));
    }

    [Test]
    [Category("rule-6")]
    [Category("attack-5")]
    public async Task A_code_of_another_person_is_wrong()
    {
        var thief = await (await WithPhoneAsync("+31611111111")).OpenAsync();
        await thief.ForwardAsync();
        var victim = await (await WithPhoneAsync("+31622222222")).OpenAsync();
        await victim.ForwardAsync();

        victim.Page = await victim.Page.SubmitAsync(("Input.Code", await Server.Phones.CodeAsync(thief.Person)));

        Assert.That(victim.Step, Is.EqualTo("/sign-in/phone"));
        Assert.That(await victim.ProbeAsync(), Is.EqualTo("login_required"));
    }

    [Test]
    [Category("rule-6")]
    [Category("attack-2")]
    public async Task A_number_typed_anew_is_not_proven_by_the_code_of_the_one_before()
    {
        var visit = await (await AtPhoneAsync()).ReachAsync("/enroll/phone/code");
        var code = await Server.Phones.CodeAsync(visit.Person);
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        visit.Page = await visit.Page.FollowAsync("../phone");
        visit.Page = await visit.Page.SubmitAsync(("Input.Number", "06 44332211"));
        Assert.That(visit.Step, Is.EqualTo("/enroll/phone/code"));

        visit.Page = await visit.Page.SubmitAsync(("Input.Code", code));

        Assert.That(visit.Step, Is.EqualTo("/enroll/phone/code"));
        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.EqualTo(["totp"]));
    }

    [Test]
    [Category("attack-1")]
    public async Task A_code_sent_before_a_reset_is_worth_nothing_after_it()
    {
        var thief = await (await WithPhoneAsync()).OpenAsync();
        await thief.ForwardAsync();
        var code = await Server.Phones.CodeAsync(thief.Person);

        await Server.People.RaiseEpochAsync(thief.Person);
        var page = await thief.Page.SubmitAsync(("Input.Code", code));

        Assert.That(page.Step, Is.EqualTo("/sign-in"));
        Assert.That(await thief.ProbeAsync(), Is.EqualTo("login_required"));
    }

    [Test]
    [Category("fault-14")]
    [Category("attack-10")]
    public async Task Wrong_codes_of_the_phone_and_of_the_app_have_one_budget()
    {
        var lars = await RegisteredAsync("guests");
        await Server.Phones.AddAsync(lars.Person);
        await (await lars.OpenAsync()).ReachAsync("/sign-in/verify");
        for (var guess = 0; guess < 3; guess++)
        {
            lars.Page = await lars.Page.SubmitAsync(("Input.Code", lars.Authenticator!.WrongCode(Server.Clock.GetUtcNow())));
        }

        lars.Page = await lars.Page.FollowAsync("/phone");
        lars.Page = await lars.Page.SubmitAsync("Text");
        var code = await Server.Phones.CodeAsync(lars.Person);
        var wrong = code == "000000" ? "111111" : "000000";
        lars.Page = await lars.Page.SubmitAsync(("Input.Code", wrong));
        Assert.That(lars.Page.Error, Does.Contain("1 try left"));
        lars.Page = await lars.Page.SubmitAsync(("Input.Code", wrong));

        lars.Page = await lars.Page.SubmitAsync(("Input.Code", code));

        Assert.That(lars.Step, Is.EqualTo("/sign-in/phone"), "the right code is refused as well");
        Assert.That(await lars.ProbeAsync(), Is.EqualTo("login_required"));
    }

    [Test]
    [Category("rule-6")]
    public async Task A_code_works_for_ten_minutes_and_then_says_that_it_has_expired()
    {
        var visit = await (await AtPhoneAsync()).ReachAsync("/enroll/phone/code");
        var code = await Server.Phones.CodeAsync(visit.Person);
        Server.Clock.Advance(TimeSpan.FromMinutes(10));

        visit.Page = await visit.Page.SubmitAsync(("Input.Code", code));

        Assert.That(visit.Page.Error, Does.Contain("expired"));
        visit.Page = await visit.Page.SubmitAsync("Text");
        Assert.That((await visit.FinishAsync()).IsSuccess, Is.True, "a new one is one click away and keeps the place");
    }

    [Test]
    [Category("rule-6")]
    [Category("fault-8")]
    public async Task A_code_posted_fifty_times_at_once_makes_one_method()
    {
        var visit = await (await AtPhoneAsync()).ReachAsync("/enroll/phone/code");
        var answer = await visit.AnswerAsync();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => visit.Page.SubmitAsync(answer)));

        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.EquivalentTo(["totp", "phone"]));

        // Forty-nine of them were tries that failed.
        Server.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.That((await (await Elsewhere(visit).OpenAsync()).FinishAsync()).IsSuccess, Is.True);
    }

    [Test]
    [Category("rule-2")]
    [Category("fault-6")]
    public async Task A_pending_sign_in_cannot_add_another_phone_to_somebody_who_has_one()
    {
        var thief = await (await WithPhoneAsync()).OpenAsync();
        await thief.ForwardAsync();

        var page = await thief.Browser.GetAsync($"/enroll/{thief.Handle}/phone");
        var posted = await thief.Browser.PostAsync($"/enroll/{thief.Handle}/phone", new Dictionary<string, string>
        {
            ["Input.Number"] = "06 55667788",
            ["Input.Country"] = "NL",
            ["Input.Channel"] = "Text",
            ["__RequestVerificationToken"] = thief.Page.Value("__RequestVerificationToken"),
        });

        var begun = await Server.Rows.CountAsync("pending_methods", $"person_id = {Server.Rows.Literal(thief.Person.Id)}");
        Assert.Multiple(() =>
        {
            Assert.That((page.Step, posted.Step), Is.EqualTo(("/sign-in/phone", "/sign-in/phone")));
            Assert.That(begun, Is.Zero);
        });
    }

    [Test]
    [Category("fault-17")]
    public async Task A_phone_that_policy_no_longer_reaches_is_not_asked_for()
    {
        var visit = await NewcomerAsync("guests");
        await Server.Phones.AddAsync(visit.Person, "+31201234567", slot: PhoneSlot.Office, byCall: true);
        await Server.Policy.PublishAsync(TestPolicies.WithPhone(TestPolicies.Phone(call: false)));

        var page = await (await visit.OpenAsync()).ForwardAsync();

        Assert.That(page.Step, Is.EqualTo("app"));
    }

    [TestCase("failed", "could not send")]
    [TestCase("in_doubt", "do not know")]
    public async Task Somebody_whose_message_did_not_leave_is_told_and_can_ask_again_or_choose_another_way(string state, string words)
    {
        var visit = await (await AtPhoneAsync()).ReachAsync("/enroll/phone/code");
        await Server.UseAsync(services => services.GetRequiredService<IdentityDatabase>().Database.ExecuteSqlAsync(
            $"UPDATE outbox SET state = {state} WHERE person_id = {visit.Person.Id}", CancellationToken.None));

        visit.Page = await visit.Page.ReloadAsync();

        Assert.That(visit.Page.Text(".banner.warn"), Does.Contain(words));
        Assert.That(visit.Page.Has("Text") && visit.Page.Has("Call"), Is.True);
        Server.Clock.Advance(TimeSpan.FromSeconds(state == "failed" ? 1 : 30));
        visit.Page = await visit.Page.SubmitAsync("Call");
        Assert.That(visit.Step, Is.EqualTo("/enroll/phone/call"), "what certainly failed does not count for the pace");
    }
}
