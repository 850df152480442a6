using Identity.Testing;

namespace Identity.Server.Tests.FirstRegistration;

/// <summary>A first method that takes a code mailed to the account's own address, beside the password.</summary>
[Category("attack-2")]
public sealed class MailboxRegistrations : ServerFixture
{
    private const string MailboxPage = "/sign-in/mailbox";

    private static readonly string Policy = TestPolicies.Demo.Replace("{\"allow\":[\"password\"]}", "{\"allow\":[\"mailbox\"]}", StringComparison.Ordinal);

    protected override RunningServerOptions Options => new() { Policy = Policy };

    [SetUp]
    public Task PublishAsync() => Server.Policy.PublishAsync(Policy);

    [Test]
    public async Task The_code_stands_before_the_wizard_and_the_app_is_reached()
    {
        var sanne = await AtMailboxAsync("staff");
        Assert.That(await sanne.ProbeAsync(), Is.EqualTo("login_required"), "nobody is signed in yet");
        Assert.That(sanne.Page.Text("main"), Does.Contain("••••@mail.example"));
        Assert.That(await Server.Mails.CountAsync(sanne.Person), Is.Zero, "nothing is sent before somebody asks (rule 8)");

        await SendAsync(sanne);
        Assert.That((await Server.Mails.NewestAsync(sanne.Person)).To, Is.EqualTo($"{sanne.Person.UserName.Split('@')[0]}@mail.example"));
        await TypeAsync(sanne, await Server.Mails.CodeAsync(sanne.Person));

        Assert.That(sanne.Step, Is.EqualTo("/sign-in/more-info"));
        Assert.That((await sanne.FinishAsync()).IdToken.GetPayloadValue<string>("acr"), Is.EqualTo("urn:identity:2fa"));
        Assert.That(await Server.Rows.CountAsync("audit_events", $"kind = 'mailbox.confirmed' AND person_id = {Server.Rows.Literal(sanne.Person.Id)}"), Is.EqualTo(1));
    }

    [Test]
    public async Task Without_the_code_there_is_no_way_into_the_wizard()
    {
        var thief = await AtMailboxAsync("staff");
        await SendAsync(thief);

        foreach (var page in new[] { "/sign-in/{0}/more-info", "/enroll/{0}/totp", "/enroll/{0}/totp/scan", "/enroll/{0}/totp/code" })
        {
            Assert.That((await thief.Browser.GetAsync(page.Replace("{0}", thief.Handle, StringComparison.Ordinal))).Step, Is.EqualTo(MailboxPage), page);
        }

        Assert.That((await thief.Browser.GetAsync("/security-info")).Step, Is.EqualTo("/security-info/sign-in"));
    }

    [Test]
    [Category("attack-10")]
    [Category("fault-14")]
    public async Task Wrong_codes_are_paid_from_the_one_budget()
    {
        var thief = await AtMailboxAsync("staff");
        await SendAsync(thief);
        var right = await Server.Mails.CodeAsync(thief.Person);
        var wrong = right == "000000" ? "000001" : "000000";
        for (var guess = 0; guess < 5; guess++)
        {
            await TypeAsync(thief, wrong);
        }

        await TypeAsync(thief, right);

        Assert.That(thief.Step, Is.EqualTo(MailboxPage));
        Assert.That(thief.Page.Error, Is.Not.Empty);
    }

    [Test]
    [Category("rule-6")]
    public async Task A_code_works_once_and_in_its_own_sign_in()
    {
        var sanne = await AtMailboxAsync("staff");
        await SendAsync(sanne);
        var code = await Server.Mails.CodeAsync(sanne.Person);
        var other = new Visit(Server, App, sanne.Person);
        await (await other.OpenAsync()).ForwardAsync();
        await SendLaterAsync(other);

        await TypeAsync(other, code);
        Assert.That(other.Step, Is.EqualTo(MailboxPage), "it was asked for in another sign-in");

        await TypeAsync(sanne, code);
        Assert.That(sanne.Step, Is.EqualTo("/sign-in/more-info"));
    }

    [Test]
    public async Task An_address_that_nobody_verified_is_none()
    {
        var sanne = await NewcomerAsync("staff");

        Assert.That((await (await sanne.OpenAsync()).ForwardAsync()).Step, Is.EqualTo("/sign-in/stopped"));
    }

    [Test]
    [Category("attack-4")]
    public async Task A_mailbox_that_is_read_with_the_password_does_not_count()
    {
        await Server.Policy.PublishAsync(Policy.Replace(
            "\"reconfirmDays\"", "\"passwordReset\":{\"administrators\":[],\"email\":{\"refusedDomains\":[\"mail.example\"]}},\"reconfirmDays\"", StringComparison.Ordinal));
        var person = await Server.People.AddAsync(NewName(), row => row.EmailConfirmed = true, "staff");

        Assert.That((await (await new Visit(Server, App, person).OpenAsync()).ForwardAsync()).Step, Is.EqualTo("/sign-in/stopped"));
    }

    [Test]
    [Category("rule-2")]
    public async Task It_is_no_second_step_and_goes_into_no_session()
    {
        var mila = await AtMailboxAsync("pilot");
        await SendAsync(mila);
        await TypeAsync(mila, await Server.Mails.CodeAsync(mila.Person));
        mila.Page = await mila.Page.SubmitAsync("Skip");

        var tokens = await mila.RedeemAsync();

        Assert.That(tokens.IdToken.GetPayloadValue<string>("acr"), Is.EqualTo("urn:identity:1fa"));
        Assert.That(tokens.IdToken.GetPayloadValue<string[]>("amr"), Is.EqualTo(["pwd"]));
        mila.Page = await (await mila.Browser.GetAsync("/security-info/add")).SubmitAsync(("Input.Method", "totp"));
        Assert.That(mila.Step, Is.EqualTo(MailboxPage), "in another sign-in it is asked again");
    }

    [Test]
    [Category("attack-1")]
    public async Task It_ends_with_the_epoch()
    {
        var thief = await AtMailboxAsync("staff");
        await SendAsync(thief);
        await TypeAsync(thief, await Server.Mails.CodeAsync(thief.Person));

        await Server.People.RaiseEpochAsync(thief.Person);

        Assert.That((await thief.Page.SubmitAsync()).Step, Is.EqualTo("/sign-in"));
    }

    [Test]
    [Category("attack-5")]
    public async Task One_persons_mailbox_is_not_anothers()
    {
        var person = await Server.People.AddAsync(NewName(), row => row.EmailConfirmed = true, "staff");
        var victim = await Server.People.AddAsync(NewName(), row => row.EmailConfirmed = true, "staff");
        var thief = await new Visit(Server, App, person).OpenAsync();
        var form = thief.Page;
        await thief.ForwardAsync();
        await SendAsync(thief);
        await TypeAsync(thief, await Server.Mails.CodeAsync(person));
        Assert.That(thief.Step, Is.EqualTo("/sign-in/more-info"));

        thief.Page = await form.SubmitAsync(("Input.UserName", victim.UserName), ("Input.Password", victim.Password));

        Assert.That(thief.Step, Is.EqualTo(MailboxPage));
    }

    // Somebody whose address was verified, with the password typed.
    private async Task<Visit> AtMailboxAsync(params string[] groups)
    {
        var person = await Server.People.AddAsync(NewName(), row => row.EmailConfirmed = true, groups);
        var visit = await (await new Visit(Server, App, person).OpenAsync()).ForwardAsync();
        Assert.That(visit.Step, Is.EqualTo(MailboxPage));
        return visit;
    }

    private static async Task SendAsync(Visit visit) => visit.Page = await visit.Page.SubmitAsync("Mail");

    private async Task SendLaterAsync(Visit visit)
    {
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        await SendAsync(visit);
    }

    private static async Task TypeAsync(Visit visit, string code) => visit.Page = await visit.Page.SubmitAsync(("Input.Code", code));
}
