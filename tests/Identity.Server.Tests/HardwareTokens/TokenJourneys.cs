using Identity.Testing;

namespace Identity.Server.Tests.HardwareTokens;

/// <summary>From a maker's file to a sign-in, and what lies between.</summary>
public sealed class TokenJourneys : TokenFixture
{
    [TestCase(30)]
    [TestCase(60)]
    [Category("rule-3")]
    [Category("rule-6")]
    public async Task Assigned_token_is_activated_in_the_wizard_signs_in_and_resets_the_password(int stepSeconds)
    {
        var visit = await NewcomerAsync("staff");
        visit.Token = await Server.Tokens.AddAsync(visit.Person, stepSeconds);
        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.Empty, "assigned is not registered");
        await (await visit.OpenAsync()).ReachAsync(EnrollPage);
        Assert.That(visit.Page.Text("main"), Does.Contain($"ends in {visit.Token.Serial[^4..]}").And.Not.Contain(visit.Token.Serial));

        var code = visit.Token.Code(Server);
        await CodeAsync(visit, code);
        Assert.That(visit.Step, Is.EqualTo("/enroll/done"));
        Assert.That(visit.Page.Text("main"), Does.Contain("Hardware token").And.Contain($"Token {visit.Token.Serial[^4..]}"));
        Assert.That((await visit.FinishAsync()).IsSuccess, Is.True);
        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.EqualTo(["hardwareToken"]));

        var again = await ChallengedAsync(visit);
        Assert.That((await CodeAsync(again, code)).Error, Does.Contain("used before"), "the code of the activation");
        var next = visit.Token.NextCode(Server);
        await CodeAsync(again, next);
        Assert.That((await again.FinishAsync()).IsSuccess, Is.True);
        Assert.That((await CodeAsync(await ChallengedAsync(visit), next)).Error, Does.Contain("used before"));

        Assert.That((await (await ResettingAsync(visit)).SubmitAsync(("Input.Code", next))).Step, Is.EqualTo("/reset/hardware-token"), "a code of a sign-in");
        var reset = await (await ResettingAsync(visit)).SubmitAsync(("Input.Code", visit.Token.NextCode(Server)));
        Assert.That(reset.Step, Is.EqualTo("/reset/password"));
    }

    [Test]
    [Category("rule-5")]
    public async Task Token_of_the_stock_is_claimed_on_Security_info_by_the_number_on_its_back_however_it_is_typed()
    {
        var visit = await OnPageAsync();
        visit.Token = await Server.Tokens.AddAsync();
        await GetAsync(visit, "add");
        await PostAsync(visit, ("Input.Method", "hardwareToken"));
        Assert.That(visit.Step, Is.EqualTo(EnrollPage));

        await TypeAsync(visit, $" {visit.Token.Serial[..4]}-{visit.Token.Serial[4..]} ", visit.Token.NextCode(Server));

        Assert.That(visit.Step, Is.EqualTo(Path));
        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.EquivalentTo(["totp", "hardwareToken"]));
        Assert.That(await EventsAsync(visit.Person, "method.registered"), Has.Some.EqualTo("\"hardwareToken\""));
        Assert.That(await Server.Mails.NotMeAsync(visit.Person), Is.Not.Empty, "the person is told");
    }

    [Test]
    public async Task Whoever_holds_another_token_than_the_assigned_one_claims_it()
    {
        var visit = await NewcomerAsync("staff");
        await Server.Tokens.AddAsync(visit.Person);
        visit.Token = await Server.Tokens.AddAsync();
        await (await visit.OpenAsync()).ReachAsync(EnrollPage);
        Assert.That(visit.Page.Document.QuerySelector("#serial"), Is.Null);

        visit.Page = await visit.Page.FollowAsync("?other");

        Assert.That((await visit.FinishAsync()).IsSuccess, Is.True);
    }

    [TestCase("", "", "#serial-error", "serial number")]
    [TestCase("1234567890", "", "#code-error", "6-digit")]
    [TestCase("1234567890", "12", "#code-error", "6 digits")]
    public async Task What_is_missing_is_said_at_its_field(string serial, string code, string field, string says)
    {
        var visit = await AskedAsync(ServerTokens.Make());

        await TypeAsync(visit, serial, code);

        Assert.That(visit.Page.Text(field), Does.Contain(says));
        Assert.That(visit.Page.Value("Input.Serial"), Is.EqualTo(serial), "what was typed stays");
    }

    [Test]
    public async Task Token_is_not_offered_where_policy_has_it_off()
    {
        var token = await Server.Tokens.AddAsync();
        var visit = await AskedAsync(token);
        var equipped = await EquippedAsync();
        try
        {
            await Server.Policy.PublishAsync(TestPolicies.Demo);
            await TypeAsync(visit, token.Serial, token.Code(Server));
            Assert.That(visit.Step, Is.EqualTo("/sign-in/more-info"), "it is not registered");
            Assert.That(await Server.People.MethodsAsync(visit.Person), Is.Empty);

            await Server.Policy.PublishAsync(TestPolicies.NothingRequired);
            var elsewhere = new Visit(Server, App, equipped.Person) { Token = equipped.Token };
            await (await elsewhere.OpenAsync()).ForwardAsync();
            Assert.That(elsewhere.Step, Is.EqualTo("app"), "nor asked for");
            await OpenPageAsync(elsewhere);
            Assert.That((await GetAsync(elsewhere, "add")).Text("main"), Does.Not.Contain("Hardware token"));
        }
        finally
        {
            await Server.Policy.PublishAsync(Policy);
        }
    }

    [Test]
    public async Task Sixth_authenticator_is_refused_with_the_way_out()
    {
        var visit = await OnPageAsync();
        for (var number = 0; number < 4; number++)
        {
            await Server.People.AddTotpAsync(visit.Person, $"Phone {number}");
        }

        var token = await Server.Tokens.AddAsync();
        await GetAsync(visit, "add");
        await PostAsync(visit, ("Input.Method", "hardwareToken"));

        await TypeAsync(visit, token.Serial, token.NextCode(Server));

        Assert.That(visit.Page.Error, Does.Contain("Delete one on Security info"));
        Assert.That(await Server.People.MethodsAsync(visit.Person), Has.Exactly(5).EqualTo("totp").And.None.EqualTo("hardwareToken"));
        Assert.That(await Server.Rows.ColumnAsync($"SELECT person_id FROM hardware_tokens WHERE serial = '{token.Serial}'"), Is.EqualTo([""]), "and the token is still in stock");
    }

    [Test]
    [Category("fault-22")]
    public async Task Deleted_token_goes_back_into_stock_and_comes_back_with_This_was_not_me()
    {
        var visit = await OnPageAsync();
        visit.Token = await Server.Tokens.AddAsync();
        await GetAsync(visit, "add");
        await PostAsync(visit, ("Input.Method", "hardwareToken"));
        await TypeAsync(visit, visit.Token.Serial, visit.Token.NextCode(Server));
        await visit.ReachAsync(Path);
        var id = (await Server.Rows.ColumnAsync($"SELECT id FROM methods WHERE method = 'hardwareToken' AND person_id = {Server.Rows.Literal(visit.Person.Id)}"))[0];

        await GetAsync(visit, $"delete/{id}");
        await PostAsync(visit);
        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.EqualTo(["totp"]));
        Assert.That(await Server.Rows.ColumnAsync($"SELECT person_id FROM hardware_tokens WHERE serial = '{visit.Token.Serial}'"), Is.EqualTo([""]));

        await (await Server.Browser().GetAsync(await Server.Mails.NotMeAsync(visit.Person))).SubmitAsync();
        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.EquivalentTo(["totp", "hardwareToken"]));
        var again = await ChallengedAsync(visit);
        again.Page = await again.Page.FollowAsync($"method={id.ToLowerInvariant()}");
        await CodeAsync(again, visit.Token.NextCode(Server));
        Assert.That((await again.FinishAsync()).IsSuccess, Is.True);
    }
}
