using Identity.Storage;
using Identity.Testing;

namespace Identity.Server.Tests.HardwareTokens;

/// <summary>What somebody tries who has no token, or somebody else's.</summary>
public sealed class TokenAttacks : TokenFixture
{
    [Test]
    [Category("attack-11")]
    [Category("fault-14")]
    public async Task Unknown_number_a_token_of_somebody_else_and_a_wrong_code_have_one_answer_and_one_price()
    {
        var stock = await Server.Tokens.AddAsync();
        var assigned = await Server.Tokens.AddAsync((await NewcomerAsync("staff")).Person);
        var used = (await EquippedAsync()).Token!;
        var unknown = ServerTokens.Make();
        var answers = new List<string>();
        foreach (var (serial, code) in new[]
        {
            (stock.Serial, stock.WrongCode(Server)),
            (assigned.Serial, assigned.Code(Server)),
            (used.Serial, used.NextCode(Server)),
            (unknown.Serial, unknown.Code(Server)),
        })
        {
            var visit = await AskedAsync(stock);
            var page = await TypeAsync(visit, serial, code);
            answers.Add(page.Error);
        }

        Assert.That(answers.Distinct().Single(), Does.Contain("do not belong together").And.Contain("4 tries"));
    }

    [Test]
    [Category("attack-10")]
    [Category("fault-14")]
    public async Task Serial_numbers_are_fished_for_out_of_the_one_budget_of_codes()
    {
        var token = await Server.Tokens.AddAsync();
        var visit = await AskedAsync(token);
        for (var guess = 0; guess < 5; guess++)
        {
            await TypeAsync(visit, ServerTokens.Make().Serial, "123456");
        }

        await TypeAsync(visit, token.Serial, token.Code(Server));

        Assert.That(visit.Page.Error, Does.Contain("too many wrong codes"));
        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.Empty);
    }

    [Test]
    [Category("fault-14")]
    public async Task Wrong_codes_of_a_second_step_come_out_of_it_too_and_say_nothing_of_a_serial_number()
    {
        var visit = await ChallengedAsync(await EquippedAsync());
        for (var guess = 0; guess < 5; guess++)
        {
            await CodeAsync(visit, visit.Token!.WrongCode(Server));
            Assert.That(visit.Page.Error, Does.Contain("That code is not correct"));
        }

        Assert.That((await CodeAsync(visit, visit.Token!.NextCode(Server))).Error, Does.Contain("too many wrong codes"));
    }

    [Test]
    [Category("rule-3")]
    public async Task Assigned_token_counts_for_nothing_until_it_is_activated()
    {
        var visit = await NewcomerAsync("staff");
        visit.Token = await Server.Tokens.AddAsync(visit.Person);
        await (await visit.OpenAsync()).ReachAsync(EnrollPage);

        Assert.That(await visit.ProbeAsync(), Is.EqualTo("login_required"));
        var page = await ResettingAsync(visit);
        Assert.That((await page.SubmitAsync(("Input.Code", visit.Token.NextCode(Server)))).Error, Is.Not.Empty, "nor for a reset");
    }

    [Test]
    [Category("fault-8")]
    [Category("rule-6")]
    public async Task Form_that_is_sent_twice_or_by_two_people_activates_a_token_once()
    {
        var token = await Server.Tokens.AddAsync();
        var (sanne, lars) = (await AskedAsync(token), await AskedAsync(token));
        var (asked, code) = (sanne.Page, token.Code(Server));

        await TypeAsync(sanne, token.Serial, code);
        var twice = await asked.SubmitAsync(("Input.Serial", token.Serial), ("Input.Code", code));
        await TypeAsync(lars, token.Serial, token.NextCode(Server));

        Assert.That(twice.Step, Is.EqualTo("app"), "it is where the first one led");
        Assert.That(lars.Page.Error, Does.Contain("do not belong together"));
        Assert.That(await Server.People.MethodsAsync(sanne.Person), Is.EqualTo(["hardwareToken"]));
        Assert.That(await Server.People.MethodsAsync(lars.Person), Is.Empty);
    }

    [Test]
    [Category("rule-6")]
    public async Task No_code_that_worked_works_for_the_next_person_who_has_the_token()
    {
        var first = await EquippedAsync();
        var code = first.Token!.Code(Server);
        await Server.Tokens.TakeAsync(first.Token);
        var second = await AskedAsync(first.Token);

        Assert.That((await TypeAsync(second, first.Token.Serial, code)).Error, Does.Contain("used before"));
        Assert.That((await TypeAsync(second, first.Token.Serial, first.Token.NextCode(Server))).Step, Is.EqualTo("/enroll/done"));
    }

    [Test]
    [Category("attack-1")]
    public async Task What_began_before_the_password_was_reset_activates_nothing()
    {
        var token = await Server.Tokens.AddAsync();
        var visit = await AskedAsync(token);
        await Server.People.RaiseEpochAsync(visit.Person);

        await TypeAsync(visit, token.Serial, token.Code(Server));

        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.Empty);
    }

    [Test]
    [Category("attack-2")]
    [Category("rule-5")]
    public async Task Old_proof_adds_no_token()
    {
        var visit = await OnPageAsync();
        var token = await Server.Tokens.AddAsync();
        await GetAsync(visit, "add");
        await PostAsync(visit, ("Input.Method", "hardwareToken"));
        var form = visit.Page;
        Pass(minutes: 16);

        visit.Page = await form.SubmitAsync(("Input.Serial", token.Serial), ("Input.Code", token.Code(Server)));

        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.EqualTo(["totp"]));
    }

    [Test]
    [Category("attack-2")]
    public async Task Operator_who_takes_the_last_second_step_away_leaves_no_gap_for_who_knows_the_password()
    {
        var visit = await EquippedAsync();

        var printed = await Server.Tokens.TakeAsync(visit.Token!);

        Assert.That(printed, Has.Some.Contains("user pass"));
        var thief = new Visit(Server, App, visit.Person);
        await (await thief.OpenAsync()).ForwardAsync();
        Assert.That(thief.Step, Is.EqualTo("/sign-in/stopped"));
        var pass = await Server.Passes.AddAsync(visit.Person);
        thief.Page = await (await thief.OpenAsync()).Page.FollowAsync("/pass");
        Assert.That((await thief.Page.SubmitAsync(("Input.UserName", visit.Person.UserName), ("Input.Pass", pass))).Step, Is.EqualTo("/sign-in/more-info"));
    }

    [Test]
    [Category("attack-8")]
    public async Task Lost_token_that_an_operator_took_away_does_not_come_back_with_This_was_not_me()
    {
        var person = await Server.People.AddAsync(NewName(), row => row.EmailConfirmed = true, "staff");
        var visit = new Visit(Server, App, person) { Token = await Server.Tokens.AddAsync() };
        await (await visit.OpenAsync()).FinishAsync();
        await Server.Tokens.TakeAsync(visit.Token);

        await (await Server.Browser().GetAsync(await Server.Mails.NotMeAsync(person))).SubmitAsync();

        Assert.That(await Server.People.MethodsAsync(person), Is.Empty);
    }

    [TestCase(StorageProvider.Sqlite)]
    [TestCase(StorageProvider.Postgres)]
    [Category("attack-9")]
    public async Task Database_holds_no_key_in_clear_and_none_that_opens_in_another_row(StorageProvider provider)
    {
        await using var server = await RunningServer.StartAsync(new RunningServerOptions { Provider = provider, Policy = Policy });
        using var app = await server.Apps.AddAsync();
        var (stock, other) = (await server.Tokens.AddAsync(), await server.Tokens.AddAsync());
        var visit = new Visit(server, app, await server.People.AddAsync("sanne@contoso.example", "staff")) { Token = await server.Tokens.AddAsync() };
        await (await visit.OpenAsync()).FinishAsync();

        var dump = await server.Rows.DumpAsync();

        Assert.That(dump, Does.Contain(stock.Serial), "the dump is one");
        foreach (var token in new[] { stock, other, visit.Token })
        {
            var key = OtpNet.Base32Encoding.ToBytes(token.Base32);
            Assert.That(dump, Does.Not.Contain(token.Base32).And.Not.Contain(Convert.ToBase64String(key)).And.Not.Contain(System.Text.Encoding.Latin1.GetString(key)));
        }

        // Somebody who can write the database gives the victim's row the key of a token of his own.
        await server.Rows.ColumnAsync($"UPDATE hardware_tokens SET sealed_secret = (SELECT sealed_secret FROM hardware_tokens WHERE serial = '{other.Serial}') WHERE serial = '{stock.Serial}'");
        await server.Rows.ColumnAsync($"UPDATE methods SET sealed_secret = (SELECT sealed_secret FROM hardware_tokens WHERE serial = '{other.Serial}') WHERE method = 'hardwareToken'");
        var elsewhere = new Visit(server, app, visit.Person) { Token = other };
        await (await elsewhere.OpenAsync()).ReachAsync("/sign-in/verify");
        Assert.That((int)(await CodeAsync(elsewhere, other.NextCode(server))).Status, Is.EqualTo(500));
        var claiming = new Visit(server, app, await server.People.AddAsync("lars@contoso.example", "staff"));
        await (await claiming.OpenAsync()).ReachAsync(EnrollPage);
        Assert.That((int)(await TypeAsync(claiming, stock.Serial, other.Code(server))).Status, Is.EqualTo(500));
    }
}
