using Identity.Domain.AppPasswords;
using Identity.Testing;

namespace Identity.Server.Tests.AppPasswords;

/// <summary>App passwords on Security info.</summary>
public sealed class AppPasswordPages : DoorFixture
{
    private const string Path = "/security-info/app-passwords";

    [Test]
    public async Task One_is_made_shown_used_listed_and_deleted()
    {
        var visit = await OpenAsync();
        Assert.That(visit.Page.Text("main"), Does.Contain("You have no app passwords.").And.Contain("You use 0 of 40 app passwords."));
        await PostAsync(visit);
        await PostAsync(visit, ("Input.Name", " Mail on my phone "));
        Assert.That(visit.Step, Is.EqualTo($"{Path}/show"));
        var shown = visit.Page.Text(".secret");
        Assert.That(await StatusAsync(visit.Person.UserName, shown, "203.0.113.50"), Is.EqualTo(200));
        await PostAsync(visit);

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(visit.Step, Is.EqualTo(Path));
            Assert.That(visit.Page.Text("main li b"), Is.EqualTo("Mail on my phone"));
            Assert.That(visit.Page.Text("main li"), Does.Contain("made").And.Contain("last used").And.Contain("from 203.0.113.50"));
            Assert.That(visit.Page.Body, Does.Not.Contain(shown));
            Assert.That((await visit.Browser.GetAsync($"{Path}/show")).Text("main"), Does.Contain("The password is not shown any more."));
            Assert.That(await Server.Mails.NotMeAsync(visit.Person), Is.Not.Empty);
        });

        visit.Page = await visit.Page.FollowAsync("delete");
        Assert.That(visit.Page.Text("h1"), Is.EqualTo("Delete Mail on my phone?"));
        await PostAsync(visit);

        Assert.That(visit.Page.Text("main"), Does.Contain("You have no app passwords."));
        Assert.That(await StatusAsync(visit.Person.UserName, shown, "203.0.113.50"), Is.EqualTo(401));
        Assert.That(await EventsAsync(visit.Person, "app_password.removed"), Has.Count.EqualTo(1));
        var activity = await visit.Browser.GetAsync("/security-info/activity");
        foreach (var words in new[] { "An app password was made", "A program came in with an app password", "An app password was deleted", "Mail on my phone" })
        {
            Assert.That(activity.Text("main"), Does.Contain(words));
        }
    }

    [Test]
    public async Task Where_for_how_long_and_at_which_doors_it_works_can_be_chosen()
    {
        var visit = await OpenAsync();
        await PostAsync(visit);
        await PostAsync(visit, ("Input.Name", "Calendar"), ("Input.Days", "30"), ("Input.Networks", "192.0.2.9/24, 2001:db8::/32"), ("Input.Web", "false"), ("Input.Grant", "false"));
        await PostAsync(visit);

        var made = (await Server.AppPasswords.ListAsync(visit.Person)).Single();
        Assert.Multiple(() =>
        {
            Assert.That(made.Doors, Is.EqualTo(Doors.Mail));
            Assert.That(made.Networks.Text, Is.EqualTo("192.0.2.0/24 2001:db8::/32"));
            Assert.That(made.ExpiresAt, Is.EqualTo(made.CreatedAt.AddDays(30)));
            Assert.That(visit.Page.Text("main li"), Does.Contain("works until").And.Contain("only from 192.0.2.0/24 2001:db8::/32").And.Contain("only for: Mail programs"));
        });
    }

    [TestCase("", "", "true", "name-error", "Type a name for the app password.")]
    [TestCase("x", "the office", "true", "networks-error", "Type networks such as")]
    [TestCase("x", "", "false", "doors-error", "Choose where the app password may be used.")]
    [Category("fault-8")]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(string name, string networks, string door, string field, string error)
    {
        var visit = await OpenAsync();
        await PostAsync(visit);

        await PostAsync(visit, ("Input.Name", name), ("Input.Networks", networks), ("Input.Web", door), ("Input.Mail", door), ("Input.Grant", door), ("Input.Days", "90"));

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(visit.Step, Is.EqualTo($"{Path}/add"));
            Assert.That(visit.Page.Text($"#{field}"), Does.Contain(error));
            Assert.That(visit.Page.Error, Does.Contain(error));
            Assert.That(visit.Page.Value("Input.Name"), Is.EqualTo(name));
            Assert.That(visit.Page.Value("Input.Networks"), Is.EqualTo(networks));
            Assert.That(visit.Page.Document.QuerySelector("option[selected]")!.GetAttribute("value"), Is.EqualTo("90"));
            Assert.That(await Server.AppPasswords.ListAsync(visit.Person), Is.Empty);
        });
    }

    [Test]
    [Category("rule-5")]
    public async Task Making_one_takes_a_young_proof_and_leads_back_with_what_was_typed()
    {
        var visit = await OpenAsync();
        Server.Clock.Advance(TimeSpan.FromMinutes(16));
        await PostAsync(visit);
        Assert.That(visit.Step, Is.EqualTo("/sign-in/verify"));
        await visit.ReachAsync($"{Path}/add");
        Server.Clock.Advance(TimeSpan.FromMinutes(16));

        await PostAsync(visit, ("Input.Name", "Mail & more"));
        Assert.That(visit.Step, Is.EqualTo("/sign-in/verify"));
        await visit.ReachAsync($"{Path}/add");

        Assert.That(visit.Page.Value("Input.Name"), Is.EqualTo("Mail & more"));
        Assert.That(await Server.AppPasswords.ListAsync(visit.Person), Is.Empty);
        await PostAsync(visit, ("Input.Name", "Mail & more"));
        Assert.That(visit.Step, Is.EqualTo($"{Path}/show"));
    }

    [Test]
    [Category("fault-8")]
    public async Task The_form_posted_twice_makes_one_and_shows_it_again()
    {
        var visit = await OpenAsync();
        await PostAsync(visit);
        var form = visit.Page;
        await PostAsync(visit, ("Input.Name", "Mail"));
        var shown = visit.Page.Text(".secret");

        var again = await form.SubmitAsync(("Input.Name", "Mail"));
        await again.SubmitAsync();
        var taken = await form.SubmitAsync(("Input.Name", "mail"));

        Assert.That(again.Text(".secret"), Is.EqualTo(shown));
        Assert.That(taken.Error, Does.Contain("You have an app password with this name already."));
        Assert.That(await Server.AppPasswords.ListAsync(visit.Person), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task At_forty_the_person_is_asked_to_delete_one_first()
    {
        var visit = await OpenAsync();
        await PostAsync(visit);
        var form = visit.Page;
        foreach (var number in Enumerable.Range(0, AppPasswordRules.Most))
        {
            await Server.AppPasswords.AddAsync(visit.Person, made => made with { Name = $"Device {number}" });
        }

        var list = await visit.Browser.GetAsync(Path);
        var refused = await form.SubmitAsync(("Input.Name", "One more"));

        Assert.That(list.Text("main"), Does.Contain("You use 40 of 40 app passwords.").And.Contain("Delete one first."));
        Assert.That(list.Has(null), Is.False);
        Assert.That(refused.Error, Does.Contain("Delete one first."));
        Assert.That(await Server.AppPasswords.ListAsync(visit.Person), Has.Count.EqualTo(AppPasswordRules.Most));
    }

    [Test]
    [Category("fault-8")]
    public async Task Nobody_sees_or_deletes_what_is_somebody_elses()
    {
        var (other, password) = await HolderAsync();
        var visit = await OpenAsync();
        await Server.AppPasswords.AddAsync(visit.Person, made => made with { Name = "Own" });
        visit.Page = await (await visit.Page.ReloadAsync()).FollowAsync("delete");
        var token = visit.Page.Value("__RequestVerificationToken");

        var page = await visit.Browser.GetAsync($"{Path}/delete/{password.Id}");
        await visit.Browser.PostAsync($"{Path}/delete/{password.Id}", [new("__RequestVerificationToken", token)]);

        Assert.That(page.Step, Is.EqualTo(Path));
        Assert.That(await StatusAsync(other.UserName, password.Text), Is.EqualTo(200));
    }

    [Test]
    [Category("fault-10")]
    public async Task A_session_without_the_second_step_sees_nothing()
    {
        var person = await Server.People.AddAsync(NewName());
        var thief = await OpenAsync(new Visit(Server, App, person));
        await Server.People.AddTotpAsync(person);

        foreach (var page in new[] { "", "/add", "/show", $"/delete/{Guid.CreateVersion7()}" })
        {
            Assert.That((await thief.Browser.GetAsync(Path + page)).Step, Is.EqualTo("/security-info/sign-in"), page);
        }
    }

    [Test]
    [Category("attack-8")]
    public async Task This_was_not_me_ends_every_app_password()
    {
        var visit = await OpenAsync();
        var own = await Server.AppPasswords.AddAsync(visit.Person, made => made with { Name = "Own" });
        await PostAsync(visit);
        await PostAsync(visit, ("Input.Name", "The thief's"));
        var thiefs = visit.Page.Text(".secret");
        var page = await Server.Browser().GetAsync(await Server.Mails.NotMeAsync(visit.Person));
        Assert.That(page.Text("main"), Does.Contain("An app password was made for your account"));

        var done = await page.SubmitAsync();

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(done.Text("main"), Does.Contain("Your app passwords do not work any more"));
            Assert.That(await StatusAsync(visit.Person.UserName, thiefs), Is.EqualTo(401));
            Assert.That(await StatusAsync(visit.Person.UserName, own.Text), Is.EqualTo(401));
        });
    }

    [Test]
    public async Task Where_they_are_off_there_are_no_pages_and_no_link()
    {
        await using var server = await RunningServer.StartAsync(new RunningServerOptions { Policy = TestPolicies.NothingRequired });
        using var app = await server.Apps.AddAsync();
        var person = await server.People.AddAsync(NewName());
        var visit = await new Visit(server, app, person).OpenAsync();
        await visit.FinishAsync();

        var overview = await visit.Browser.GetAsync("/security-info");

        Assert.That(overview.LinksTo(Path), Is.False);
        Assert.That((await visit.Browser.GetAsync(Path)).Step, Is.EqualTo("/security-info"));
        Assert.That((await visit.Browser.GetAsync($"{Path}/add")).Step, Is.EqualTo("/security-info"));
    }

    private async Task<Visit> OpenAsync(Visit? visit = null)
    {
        if (visit is null)
        {
            var person = await Server.People.AddAsync(NewName(), row => row.EmailConfirmed = true);
            visit = new Visit(Server, App, person) { Authenticator = await Server.People.AddTotpAsync(person) };
        }

        visit.Page = await visit.Browser.GetAsync("/security-info");
        await visit.ReachAsync("/security-info");
        visit.Page = await visit.Page.FollowAsync("app-passwords");
        return visit;
    }

    private async Task PostAsync(Visit visit, params (string Name, string Value)[] fields)
    {
        Server.Clock.Advance(TimeSpan.FromSeconds(1));
        visit.Page = await visit.Page.SubmitAsync(fields);
    }
}
