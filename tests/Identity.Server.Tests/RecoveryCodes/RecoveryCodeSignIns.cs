using Identity.Testing;

namespace Identity.Server.Tests.RecoveryCodes;

/// <summary>Recovery codes as second step.</summary>
public sealed class RecoveryCodeSignIns : RecoveryCodeFixture
{
    [Test]
    public async Task A_code_signs_in_and_is_told_of_with_how_many_are_left()
    {
        var visit = await OnPageAsync();
        var codes = await MakeAsync(visit);
        var elsewhere = await AskedForCodeAsync(visit);
        Assert.That(elsewhere.Step, Is.EqualTo(CodePage));

        await TypeAsync(elsewhere, $" {codes[3].ToUpperInvariant().Replace('-', ' ')} ");
        var token = await elsewhere.FinishAsync();

        Assert.That(token.IsSuccess, Is.True);
        Assert.That(await elsewhere.ProbeAsync(("acr_values", "urn:identity:2fa")), Is.EqualTo("code"));
        Assert.That(await elsewhere.ProbeAsync(("acr_values", "urn:identity:phr")), Is.Not.EqualTo("code"));
        Assert.That(await EventsAsync(visit.Person, "recovery_code.used"), Is.EqualTo(["9"]));
        Assert.That(await EventsAsync(visit.Person, "second_step.proven"), Does.Contain("\"recoveryCodes\""));
        var mail = (await Server.Mails.AllAsync(visit.Person))[0];
        Assert.That(mail.Subject, Is.EqualTo("A recovery code of your account was used"));
        Assert.That(mail.Text, Does.Contain("Codes left: 9."));
    }

    [Test]
    [Category("rule-6")]
    public async Task A_code_works_once_and_the_page_says_so()
    {
        var visit = await OnPageAsync();
        var codes = await MakeAsync(visit);
        await (await TypeAsync(await AskedForCodeAsync(visit), codes[0])).FinishAsync();

        var again = await TypeAsync(await AskedForCodeAsync(visit), codes[0]);

        Assert.That(again.Page.Error, Does.Contain("was used before"));
        Assert.That(again.Page.Value("Input.Code"), Is.EqualTo(codes[0]), "nothing typed is lost");
        Assert.That(await again.ProbeAsync(), Is.EqualTo("login_required"));
    }

    [Test]
    [Category("rule-6")]
    public async Task Of_many_browsers_with_one_code_one_comes_in()
    {
        var visit = await OnPageAsync();
        var codes = await MakeAsync(visit);
        List<Visit> asked = [];
        for (var browser = 0; browser < 5; browser++)
        {
            asked.Add(await AskedForCodeAsync(visit));
        }

        var pages = await Task.WhenAll(asked.Select(one => one.Page.SubmitAsync(("Input.Code", codes[0]))));

        Assert.That(pages.Count(page => page.Step == "app"), Is.EqualTo(1), string.Join(", ", pages.Select(page => page.Step)));
        Assert.That(await EventsAsync(visit.Person, "recovery_code.used"), Has.Count.EqualTo(1));
    }

    [Test]
    [Category("rule-6")]
    [Category("attack-5")]
    public async Task A_code_of_another_person_is_wrong()
    {
        var codes = await MakeAsync(await OnPageAsync());
        var visit = await OnPageAsync();
        await MakeAsync(visit);

        Assert.That((await TypeAsync(await AskedForCodeAsync(visit), codes[0])).Page.Error, Does.Contain("not correct"));
    }

    [TestCase("")]
    [TestCase("123456")]
    [TestCase("not a code at all, and far too long for one")]
    [Category("fault-8")]
    public async Task What_cannot_be_a_code_costs_no_try(string typed)
    {
        var visit = await OnPageAsync();
        await MakeAsync(visit);
        var asked = await AskedForCodeAsync(visit);

        for (var time = 0; time < 6; time++)
        {
            await TypeAsync(asked, typed);
        }

        Assert.That(asked.Page.Error, Does.Contain("has 10 letters and digits"));
        Assert.That(asked.Page.Value("Input.Code"), Is.EqualTo(typed));
    }

    [Test]
    [Category("fault-8")]
    public async Task Somebody_elses_set_cannot_be_named()
    {
        var other = await OnPageAsync();
        await MakeAsync(other);
        var id = (await Server.Rows.ColumnAsync($"SELECT id FROM methods WHERE method = 'recoveryCodes' AND person_id = {Server.Rows.Literal(other.Person.Id)}"))[0];
        var visit = await OnPageAsync();

        var asked = await (await Elsewhere(visit).OpenAsync()).ReachAsync("/sign-in/verify");
        var page = await asked.Browser.GetAsync($"/sign-in/{asked.Handle}/recovery-code?method={id}");

        Assert.That(page.Step, Is.EqualTo("/sign-in/verify"));
        Assert.That(asked.Page.Body, Does.Not.Contain("/recovery-code"), "who has none is offered none");
    }

    [Test]
    [Category("fault-14")]
    [Category("attack-10")]
    public async Task Guesses_share_the_one_budget_of_all_codes()
    {
        var visit = await OnPageAsync();
        var codes = await MakeAsync(visit);
        var asked = await AskedForCodeAsync(visit);
        for (var guess = 0; guess < 5; guess++)
        {
            await TypeAsync(asked, $"zzzzz-zzzz{guess}");
        }

        await TypeAsync(asked, codes[0]);
        Assert.That(asked.Page.Error, Does.Contain("too many wrong codes"));
        var byApp = await (await Elsewhere(visit).OpenAsync()).ReachAsync("/sign-in/verify");
        Assert.That((await byApp.ForwardAsync()).Step, Is.EqualTo("/sign-in/verify"), "the app's codes have the same budget");
        Pass(16);
        Assert.That((await (await TypeAsync(await AskedForCodeAsync(visit), codes[0])).FinishAsync()).IsSuccess, Is.True);
    }

    [Test]
    [Category("attack-1")]
    public async Task A_sign_in_of_before_a_new_password_spends_none()
    {
        var visit = await OnPageAsync();
        var codes = await MakeAsync(visit);
        var asked = await AskedForCodeAsync(visit);
        await Server.People.RaiseEpochAsync(visit.Person);

        await TypeAsync(asked, codes[0]);

        Assert.That(asked.Step, Is.Not.EqualTo("app"));
        Assert.That(await EventsAsync(visit.Person, "recovery_code.used"), Is.Empty);
        Assert.That((await (await TypeAsync(await AskedForCodeAsync(visit), codes[0])).FinishAsync()).IsSuccess, Is.True);
    }

    [Test]
    public async Task Few_codes_are_said_on_Security_info_and_the_last_is_the_end_of_the_offer()
    {
        var visit = await OnPageAsync();
        var codes = await MakeAsync(visit);
        foreach (var code in codes.Take(6))
        {
            Assert.That((await TypeAsync(await AskedForCodeAsync(visit), code)).Step, Is.EqualTo("app"), "four are not few");
        }

        var few = await TypeAsync(await AskedForCodeAsync(visit), codes[6]);
        Assert.That(few.Step, Is.EqualTo("/sign-in/codes-left"));
        Assert.That(few.Page.Text("main"), Does.Contain("You have 3 recovery codes left."));
        Assert.That((await few.FinishAsync()).IsSuccess, Is.True);
        await OpenPageAsync(visit);
        Assert.That(visit.Page.Text(".banner.bad"), Does.Contain("You have 3 recovery codes left.").And.Contain("Make new codes before they run out."));
        foreach (var code in codes.Skip(7))
        {
            await (await TypeAsync(await AskedForCodeAsync(visit), code)).FinishAsync();
        }

        var asked = await (await Elsewhere(visit).OpenAsync()).ReachAsync("/sign-in/verify");
        Assert.That(asked.Page.Body, Does.Not.Contain("/recovery-code"));
        Assert.That((await GetAsync(visit, "recovery-codes")).Text("main"), Does.Contain("You have 0 recovery codes left."));
    }

    [Test]
    [Category("rule-5")]
    public async Task How_many_are_left_is_no_business_of_whoever_has_typed_a_password_alone()
    {
        var visit = await OnPageAsync();
        await MakeAsync(visit);
        var asked = await AskedForCodeAsync(visit);

        Assert.That((await asked.Browser.GetAsync($"/sign-in/{asked.Handle}/codes-left")).Step, Is.EqualTo("/sign-in/verify"));
    }

    [Test]
    [Category("rule-2")]
    public async Task A_reset_does_not_know_them()
    {
        var visit = await OnPageAsync();
        await MakeAsync(visit);

        var page = await (await Server.Browser().GetAsync("/reset")).SubmitAsync(("Input.UserName", visit.Person.UserName));

        Assert.That(page.Body, Does.Not.Contain("recoveryCodes").And.Not.Contain("ecovery code"));
    }

    [Test]
    [Category("rule-1")]
    public async Task Switched_off_they_let_nobody_in_and_end_what_they_let_in()
    {
        await using var server = await RunningServer.StartAsync(Options);
        using var app = await server.Apps.AddAsync();
        var person = await server.People.AddAsync(NewName());
        var visit = await OpenPageAsync(new Visit(server, app, person) { Authenticator = await server.People.AddTotpAsync(person) });
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        visit.Page = await (await visit.Browser.GetAsync(CodesPath)).SubmitAsync();
        var codes = Shown(visit.Page);
        var elsewhere = await (await new Visit(server, app, person) { Authenticator = visit.Authenticator }.OpenAsync()).ReachAsync("/sign-in/verify");
        elsewhere.Page = await (await elsewhere.Page.FollowAsync("recovery-code")).SubmitAsync(("Input.Code", codes[0]));
        Assert.That(await elsewhere.ProbeAsync(), Is.EqualTo("code"));

        await server.Policy.PublishAsync(TestPolicies.Reset());

        Assert.That(await elsewhere.ProbeAsync(), Is.Not.EqualTo("code"));
    }
}
