using Identity.Storage;
using Identity.Testing;

namespace Identity.Server.Tests.ResetMethods;

/// <summary>A mailbox is registered for password reset, and is good for nothing else.</summary>
[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class EmailJourney(StorageProvider provider) : ResetMethodsFixture
{
    protected override StorageProvider Provider => provider;

    [Test]
    [Category("rule-3")]
    [Category("rule-2")]
    public async Task Sanne_registers_a_mailbox_and_returns_with_the_level_that_she_had()
    {
        var sanne = await (await (await NewcomerAsync("mail")).OpenAsync()).ReachAsync("/sign-in/more-info");
        Assert.That(sanne.Page.Text("ol.bullets li"), Does.Contain("Email").And.Contain("For password reset only"));
        await sanne.ReachAsync("/enroll/email");
        Assert.That(sanne.Page.Text("main"), Does.Contain("Email is for password reset only. You cannot sign in with it."));
        await sanne.ReachAsync("/enroll/email/code");
        Assert.That(await Server.People.MethodsAsync(sanne.Person), Is.Empty, "half-made");

        Assert.That((await sanne.ForwardAsync()).Step, Is.EqualTo("/enroll/done"));

        Assert.That(sanne.Page.Text("main h2"), Is.EqualTo("For password reset only"));
        Assert.That(sanne.Page.Text(".list"), Does.Contain("s••••@home.example").And.Contain("Password reset only").And.Not.Contain("Default"));
        Assert.That(sanne.Page.Text(".steps"), Does.Contain("Method 1 of 1"));
        var tokens = await sanne.FinishAsync();
        Assert.That(tokens.IdToken.GetPayloadValue<string[]>("amr"), Is.EqualTo(["pwd"]));
        Assert.That(tokens.IdToken.GetPayloadValue<string>("acr"), Is.EqualTo("urn:identity:1fa"));
        Assert.That(await sanne.ProbeAsync(("acr_values", "urn:identity:2fa")), Is.Not.EqualTo("code"));
        Assert.That(
            await Server.Rows.ColumnAsync($"SELECT mail_domain FROM methods WHERE person_id = {Server.Rows.Literal(sanne.Person.Id)}"), Is.EqualTo(["home.example"]));
    }

    [Test]
    [Category("rule-2")]
    public async Task The_next_sign_in_asks_the_password_and_nothing_else()
    {
        var sanne = await NewcomerAsync("both");
        await (await sanne.OpenAsync()).FinishAsync();
        Assert.That(await Server.People.MethodsAsync(sanne.Person), Is.EquivalentTo(["email", "questions"]));

        var again = await (await Elsewhere(sanne).OpenAsync()).ForwardAsync();

        Assert.That(again.Step, Is.EqualTo("app"));
    }

    [TestCase("email")]
    [TestCase("questions")]
    [Category("rule-2")]
    [Category("fault-8")]
    public async Task It_cannot_be_named_as_second_step(string method)
    {
        var sanne = await NewcomerAsync("both");
        await (await sanne.OpenAsync()).FinishAsync();
        sanne.Authenticator = await Server.People.AddTotpAsync(sanne.Person);
        var visit = await (await Elsewhere(sanne).OpenAsync()).ReachAsync("/sign-in/verify");
        Assert.That(visit.Page.Text("main"), Does.Not.Contain("Email").And.Not.Contain("questions"));
        var id = await MethodIdAsync(sanne.Person, method);

        foreach (var page in new[] { "verify", "phone", "call", method })
        {
            var address = $"/sign-in/{visit.Handle}/{page}?method={id}";
            var shown = await visit.Browser.GetAsync(address);
            var posted = await visit.Browser.PostAsync(address, new Dictionary<string, string>
            {
                ["Input.Code"] = "123456",
                ["Input.Answers[0]"] = "Minoes",
                ["__RequestVerificationToken"] = visit.Page.Value("__RequestVerificationToken"),
            });
            Assert.That(new[] { shown.Step, posted.Step }, Has.None.EqualTo("app"), page);
            Assert.That(shown.Text("main"), Does.Not.Contain("@home.example"), page);
        }

        Assert.That(await visit.ProbeAsync(), Is.EqualTo("login_required"));
        Assert.That(await Server.Mails.CountAsync(sanne.Person), Is.EqualTo(1), "nothing is mailed in a sign-in");
    }

    [Test]
    [Category("rule-2")]
    public async Task An_app_that_takes_two_factors_is_not_content_with_it()
    {
        var sanne = await NewcomerAsync("both");
        await (await sanne.OpenAsync()).FinishAsync();

        await sanne.OpenAsync(("acr_values", "urn:identity:2fa"));

        Assert.That(sanne.Step, Is.EqualTo("/sign-in/more-info"));
        Assert.That(sanne.Page.Text("ol.bullets"), Does.Contain("Authenticator app").And.Not.Contain("Email"));
    }

    [Test]
    [Category("rule-5")]
    [Category("attack-2")]
    public async Task Whoever_has_an_app_proves_it_before_a_mailbox_is_added()
    {
        var lars = await RegisteredAsync("staff");
        await (await lars.OpenAsync()).ReachAsync("/sign-in/verify");
        var page = await lars.Browser.GetAsync($"/enroll/{lars.Handle}/email");
        Assert.That(page.Step, Is.EqualTo("/sign-in/verify"));

        await lars.ReachAsync("/enroll/email/code");
        await lars.ReachAsync("/enroll/done");

        Assert.That(lars.Page.Document.QuerySelectorAll("main h2").Select(heading => heading.TextContent), Is.EqualTo(["For sign-in and password reset", "For password reset only"]));
        Assert.That((await lars.FinishAsync()).IdToken.GetPayloadValue<string>("acr"), Is.EqualTo("urn:identity:2fa"));
    }

    [Test]
    [Category("attack-4")]
    public async Task A_second_step_dates_the_method_that_answered_it_and_no_other()
    {
        var lars = await RegisteredAsync("guests");
        var other = await Server.People.AddTotpAsync(lars.Person, "Tablet");
        await (await lars.OpenAsync()).FinishAsync();

        var dated = await Server.Rows.ColumnAsync($"SELECT id FROM methods WHERE proven_at IS NOT NULL AND person_id = {Server.Rows.Literal(lars.Person.Id)}");

        Assert.That(dated.Select(Guid.Parse), Is.EqualTo([lars.Authenticator!.MethodId]).And.Not.Contains(other.MethodId));
    }

    [Test]
    [Category("fault-22")]
    public async Task A_mailbox_that_policy_comes_to_refuse_works_until_another_one_does()
    {
        var sanne = await NewcomerAsync("mail");
        await (await sanne.OpenAsync()).FinishAsync();
        var old = await MethodIdAsync(sanne.Person, "email");
        await Server.Policy.PublishAsync(TestPolicies.WithResetMethods("home.example"));

        var again = Elsewhere(sanne);
        again.MailAddress = "sanne@other.example";
        await (await again.OpenAsync()).ReachAsync("/enroll/email/code");
        Assert.That(await MethodIdAsync(sanne.Person, "email"), Is.EqualTo(old));
        await again.FinishAsync();

        Assert.That(await Server.People.MethodsAsync(sanne.Person), Is.EqualTo(["email"]));
        Assert.That(await MethodIdAsync(sanne.Person, "email"), Is.Not.EqualTo(old));
    }
}
