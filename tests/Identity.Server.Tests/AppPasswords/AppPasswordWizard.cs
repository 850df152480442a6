using Identity.Domain.AppPasswords;
using Identity.Testing;

namespace Identity.Server.Tests.AppPasswords;

/// <summary>The wizard's third section, where the organisation requires app passwords.</summary>
public sealed class AppPasswordWizard : DoorFixture
{
    private const string Index = "/enroll/app-password";
    private const string Show = "/enroll/app-password/show";

    private const string Required = """
        {"schema":1,"methods":{"totp":{"on":true}},"appPasswords":"required","experience":{"exclude":["older"]},
         "registration":[
          {"id":"staff","include":["staff","older"],"purpose":"twoStep","require":["totp"]},
          {"id":"pilot","include":["pilot"],"purpose":"twoStep","require":["totp"],"defer":{"graceDays":14}}]}
        """;

    protected override RunningServerOptions Options => base.Options with { Policy = Required };

    [Test]
    public async Task It_comes_after_the_methods_and_the_wizard_is_not_finished_without_it()
    {
        var visit = await (await NewcomerAsync("staff")).OpenAsync();
        await visit.ReachAsync("/sign-in/more-info");
        Assert.That(visit.Page.Text("main ol"), Does.Contain("Authenticator app").And.Contain("An app password"));
        await visit.ReachAsync(Index);

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(visit.Page.Text("ol.steps [aria-current]"), Is.EqualTo("Method 2 of 2"));
            Assert.That(await visit.ProbeAsync(), Is.Not.EqualTo("code"));
            Assert.That((await visit.Browser.Tab().GetAsync($"/enroll/{visit.Handle}/done")).Step, Is.Not.EqualTo("/enroll/done"));
            Assert.That(visit.Page.Has("Skip"), Is.False);
        });
        await visit.ForwardAsync();
        var shown = visit.Page.Text(".secret");

        Assert.That(visit.Step, Is.EqualTo(Show));
        Assert.That(AppPasswordText.Read(shown), Is.Not.Null, shown);
        Assert.That(await StatusAsync(visit.Person.UserName, shown), Is.EqualTo(200), "it works at once");
        await visit.ForwardAsync();
        Assert.That(visit.Step, Is.EqualTo("/enroll/done"));
        Assert.That(visit.Page.Text("main"), Does.Contain("Mail on my phone"));
        Assert.That(visit.Page.Text("ol.steps [aria-current]"), Is.EqualTo("Done"));
        Assert.That(visit.Page.Document.QuerySelectorAll("ol.steps li"), Has.Length.EqualTo(3));
        Assert.That((await visit.FinishAsync()).IsSuccess, Is.True);
        Assert.That(await EventsAsync(visit.Person, "app_password.added"), Has.Count.EqualTo(1));
    }

    [Test]
    [Category("rule-7")]
    public async Task It_is_shown_again_after_a_reload_in_another_language_and_not_after_done()
    {
        var visit = await (await (await NewcomerAsync("staff")).OpenAsync()).ReachAsync(Show);
        var shown = visit.Page.Text(".secret");

        var reloaded = await visit.Page.ReloadAsync();
        var dutch = await visit.Browser.GetAsync($"{visit.Page.Address}?lang=nl");
        var done = await visit.Page.SubmitAsync();
        var back = await visit.Page.ReloadAsync();

        Assert.Multiple(() =>
        {
            Assert.That(reloaded.Text(".secret"), Is.EqualTo(shown));
            Assert.That(dutch.Text(".secret"), Is.EqualTo(shown));
            Assert.That(dutch.Text("h1"), Is.EqualTo("Uw nieuwe app-wachtwoord"));
            Assert.That(dutch.Headers["cache-control"], Does.StartWith("no-store"));
            Assert.That(done.Step, Is.EqualTo("/enroll/done"));
            Assert.That(back.Body, Does.Not.Contain(shown));
            Assert.That(back.Step, Is.EqualTo("/app").Or.EqualTo("app"));
        });
    }

    [Test]
    [Category("attack-9")]
    public async Task While_it_is_shown_a_stolen_database_does_not_have_it_in_clear()
    {
        var visit = await (await (await NewcomerAsync("staff")).OpenAsync()).ReachAsync(Show);
        var shown = AppPasswordText.Read(visit.Page.Text(".secret"))!;

        var dump = await Server.Rows.DumpAsync();
        Server.Clock.Advance(TimeSpan.FromMinutes(16));
        var late = await visit.Page.ReloadAsync();

        Assert.That(dump, Does.Not.Contain(shown.Letters).And.Not.Contain(shown.Shown));
        Assert.That(late.Body, Does.Not.Contain(shown.Shown));
    }

    [Test]
    [Category("fault-8")]
    public async Task The_form_posted_twice_makes_one()
    {
        var visit = await (await (await NewcomerAsync("staff")).OpenAsync()).ReachAsync(Index);
        var form = visit.Page;

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => form.SubmitAsync(("Input.Name", "Mail"))));
        var again = await form.SubmitAsync(("Input.Name", "Other"));

        Assert.That(await Server.AppPasswords.ListAsync(visit.Person), Has.Count.EqualTo(1));
        Assert.That(again.Step, Is.Not.EqualTo(Index));
    }

    [TestCase("", "Type a name for the app password.")]
    [TestCase("   ", "Type a name for the app password.")]
    [TestCase("65", "Use a name of at most 64 characters.")]
    [Category("fault-8")]
    public async Task A_name_that_is_none_is_said_at_the_field(string name, string error)
    {
        var visit = await (await (await NewcomerAsync("staff")).OpenAsync()).ReachAsync(Index);

        var page = await visit.Page.SubmitAsync(("Input.Name", name == "65" ? new string('x', 65) : name));

        Assert.That(page.Error, Does.Contain(error));
        Assert.That(page.Text("#name-error"), Does.Contain(error));
        Assert.That(page.Value("Input.Name").Trim(), Is.EqualTo(name == "65" ? new string('x', 65) : ""));
        Assert.That(await Server.AppPasswords.ListAsync(visit.Person), Is.Empty);
    }

    [Test]
    public async Task Whoever_has_every_method_is_asked_for_it_alone()
    {
        var visit = await (await RegisteredAsync("staff")).OpenAsync();
        await visit.ReachAsync("/sign-in/more-info");

        Assert.That(visit.Page.Text("main"), Does.Contain("wants you to make an app password"));
        Assert.That(visit.Page.Text("details"), Does.Contain("programs that know only a user name and a password"));
        await visit.ReachAsync(Index);
        Assert.That(visit.Page.Text("ol.steps [aria-current]"), Is.EqualTo("Method 1 of 1"));
        Assert.That((await visit.FinishAsync()).IsSuccess, Is.True);
    }

    [Test]
    public async Task Whoever_has_one_is_not_asked()
    {
        var visit = await RegisteredAsync("staff");
        await Server.AppPasswords.AddAsync(visit.Person);

        await (await visit.OpenAsync()).FinishAsync();

        Assert.That(visit.Browser.Trail.Select(address => address.AbsolutePath), Has.None.Contains("more-info"));
    }

    [Test]
    public async Task Putting_off_the_methods_puts_it_off_too()
    {
        var visit = await (await (await NewcomerAsync("pilot")).OpenAsync()).ReachAsync("/sign-in/more-info");

        visit.Page = await visit.Page.SubmitAsync("Skip");

        Assert.That((await visit.FinishAsync()).IsSuccess, Is.True);
        Assert.That(await Server.AppPasswords.ListAsync(visit.Person), Is.Empty);
    }

    [Test]
    public async Task The_older_page_has_no_app_passwords()
    {
        var visit = await (await NewcomerAsync("older")).OpenAsync();

        await visit.FinishAsync();

        Assert.That(visit.Browser.Trail.Select(address => address.AbsolutePath), Has.None.Contains("app-password"));
    }

    [Test]
    [Category("rule-8")]
    public async Task Opening_the_page_makes_nothing()
    {
        var visit = await (await (await NewcomerAsync("staff")).OpenAsync()).ReachAsync(Index);

        await visit.Browser.GetAsync($"/enroll/{visit.Handle}/app-password?Input.Name=x");
        await visit.Browser.GetAsync($"/enroll/{visit.Handle}/app-password/show");

        Assert.That(await Server.AppPasswords.ListAsync(visit.Person), Is.Empty);
    }

    [Test]
    [Category("fault-8")]
    public async Task Nobody_elses_browser_sees_it()
    {
        var visit = await (await (await NewcomerAsync("staff")).OpenAsync()).ReachAsync(Show);

        var foreign = await visit.Browser.Foreign().GetAsync(visit.Page.Address.ToString());

        Assert.That(foreign.Body, Does.Not.Contain(visit.Page.Text(".secret")));
        Assert.That(foreign.Step, Is.EqualTo("/sign-in/not-here"));
    }
}
