using Identity.Testing;

namespace Identity.Server.Tests.SecurityInfo;

/// <summary>Attack 8: "This was not me" helps the person, not the thief, and no mail scanner.</summary>
[Category("attack-8")]
public sealed class DisownedChanges : SecurityInfoFixture
{
    private const string MailPolicy = """
        {"schema":1,"methods":{"totp":{"on":true},"email":{"on":true}},"registration":[],"passwordReset":{"administrators":[]}}
        """;

    [Test]
    public async Task Opening_the_link_changes_nothing_and_its_form_takes_the_method_away()
    {
        var visit = await OnPageAsync();
        await AddPhoneAsync(visit);
        var page = await Server.Browser().GetAsync(await Server.Mails.NotMeAsync(visit.Person));
        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.EquivalentTo(["totp", "phone"]));

        var done = await page.SubmitAsync();

        Assert.That(done.Text("h1"), Is.EqualTo("Your account is secured"));
        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.EqualTo(["totp"]));
        Assert.That(await visit.ProbeAsync(), Is.EqualTo("login_required"), "every session is ended");
        Assert.That(await EventsAsync(visit.Person, "change.disowned"), Is.EqualTo(["\"phone\""]));
    }

    [Test]
    public async Task Method_that_was_deleted_comes_back_as_the_default_that_it_was()
    {
        var visit = await OnPageAsync();
        await AddPhoneAsync(visit);
        await GetAsync(visit, $"delete/{visit.Authenticator!.MethodId}");
        await PostAsync(visit);
        var page = await Server.Browser().GetAsync(await Server.Mails.NotMeAsync(visit.Person));

        await page.SubmitAsync();

        Assert.That(
            await Server.Rows.ColumnAsync($"SELECT method FROM methods WHERE is_default AND person_id = {Server.Rows.Literal(visit.Person.Id)}"), Is.EqualTo(["totp"]));
        await (await Elsewhere(visit).OpenAsync()).FinishAsync();
    }

    [Test]
    public async Task Number_that_was_replaced_comes_back_and_the_new_one_goes()
    {
        var visit = await OnPageAsync();
        var phone = await Server.Phones.AddAsync(visit.Person);
        visit.PhoneNumber = "06 87654321";
        await ChangeAsync(visit, phone);
        await visit.ReachAsync(Path);

        await (await Server.Browser().GetAsync(await Server.Mails.NotMeAsync(visit.Person))).SubmitAsync();

        Assert.That(
            await Server.Rows.ColumnAsync($"SELECT id FROM methods WHERE method = 'phone' AND person_id = {Server.Rows.Literal(visit.Person.Id)}"),
            Is.EqualTo([phone.ToString()]).IgnoreCase);
    }

    [Test]
    public async Task Afterwards_a_password_alone_registers_nothing()
    {
        var person = await Server.People.AddAsync(NewName(), row => row.EmailConfirmed = true);
        var thief = await OpenPageAsync(new Visit(Server, App, person));
        await AddTotpAsync(thief);

        await (await Server.Browser().GetAsync(await Server.Mails.NotMeAsync(person))).SubmitAsync();

        Assert.That(await Server.People.MethodsAsync(person), Is.Empty);
        var again = await OpenPageAsync(new Visit(Server, App, person));
        await GetAsync(again, "add");
        await PostAsync(again, ("Input.Method", "totp"));
        Assert.That(again.Step, Is.EqualTo("/sign-in/stopped"));
    }

    [Test]
    public async Task A_link_works_once_for_thirty_days_and_a_made_up_one_never()
    {
        var visit = await OnPageAsync();
        await AddPhoneAsync(visit);
        var link = await Server.Mails.NotMeAsync(visit.Person);
        var page = await Server.Browser().GetAsync(link);
        await page.SubmitAsync();
        var phone = await Server.Phones.AddAsync(visit.Person);
        await page.SubmitAsync();
        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.EquivalentTo(["totp", "phone"]), $"{phone} was not there when it was said");

        Server.Clock.Advance(TimeSpan.FromDays(31));

        Assert.That((await Server.Browser().GetAsync(link)).Text("h1"), Is.EqualTo("This link does not work any more"));
        Assert.That((await Server.Browser().GetAsync($"/not-me/{new string('a', 43)}")).Text("h1"), Is.EqualTo("This link does not work any more"));
    }

    [Test]
    public async Task Notices_go_to_mailboxes_of_before_and_to_those_that_were_removed_lately()
    {
        await using var server = await RunningServer.StartAsync(new RunningServerOptions { Policy = MailPolicy });
        using var app = await server.Apps.AddAsync();
        var person = await server.People.AddAsync(NewName(), row => row.EmailConfirmed = true);
        var visit = await OpenPageAsync(new Visit(server, app, person) { Authenticator = await server.People.AddTotpAsync(person), MailAddress = "first@home.example" });
        await AddAsync("first@home.example");
        Assert.That(await RecipientsAsync(), Is.EqualTo([$"{person.UserName.Split('@')[0]}@mail.example"]), "not to the mailbox that was added");

        await AddAsync("thief@elsewhere.example");
        Assert.That(await RecipientsAsync(), Is.EquivalentTo([$"{person.UserName.Split('@')[0]}@mail.example", "first@home.example"]), "it replaced the first");
        await (await server.Browser().GetAsync(await server.Mails.NotMeAsync(person))).SubmitAsync();
        visit = await OpenPageAsync(new Visit(server, app, person) { Authenticator = visit.Authenticator, MailAddress = "third@home.example" });
        await AddAsync("third@home.example");

        Assert.That(await RecipientsAsync(), Is.EquivalentTo([$"{person.UserName.Split('@')[0]}@mail.example", "first@home.example"]), "never to the thief's");

        async Task AddAsync(string address)
        {
            server.Clock.Advance(TimeSpan.FromMinutes(3));
            visit.MailAddress = address;
            visit.Page = await visit.Browser.GetAsync($"{Path}/add");
            visit.Page = await visit.Page.SubmitAsync(("Input.Method", "email"));
            await visit.ReachAsync(Path);
        }

        async Task<IReadOnlyList<string>> RecipientsAsync()
        {
            var notices = (await server.Mails.AllAsync(person)).Where(mail => mail.Text.Contains("/not-me/", StringComparison.Ordinal)).ToList();
            var newest = notices[0].Text;
            return [.. notices.Where(mail => mail.Text == newest).Select(mail => mail.To)];
        }
    }

    private async Task AddPhoneAsync(Visit visit)
    {
        await GetAsync(visit, "add");
        await PostAsync(visit, ("Input.Method", "phone"));
        await visit.ReachAsync(Path);
    }

    private async Task AddTotpAsync(Visit visit)
    {
        await GetAsync(visit, "add");
        await PostAsync(visit, ("Input.Method", "totp"));
        await visit.ReachAsync(Path);
    }
}
