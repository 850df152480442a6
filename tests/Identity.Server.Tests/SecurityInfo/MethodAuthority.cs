using Identity.Testing;

namespace Identity.Server.Tests.SecurityInfo;

/// <summary>Rule 5: a change takes a young proof at the highest level that the person has.</summary>
[Category("rule-5")]
public sealed class MethodAuthority : SecurityInfoFixture
{
    [Test]
    [Category("attack-2")]
    public async Task Proof_that_has_grown_old_is_asked_for_again_and_leads_back()
    {
        var visit = await OnPageAsync();
        var phone = await Server.Phones.AddAsync(visit.Person);
        await GetAsync(visit, $"delete/{phone}");
        Pass(16);

        await PostAsync(visit);
        Assert.That(visit.Step, Is.EqualTo("/sign-in/verify"));
        Assert.That(await Server.People.MethodsAsync(visit.Person), Has.Count.EqualTo(2));
        await visit.ReachAsync($"{Path}/delete/{phone}");
        await PostAsync(visit);

        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.EqualTo(["totp"]));
    }

    [TestCase("add")]
    [TestCase("default")]
    public async Task Old_proof_adds_nothing_and_changes_no_default(string page)
    {
        var visit = await OnPageAsync();
        var phone = await Server.Phones.AddAsync(visit.Person);
        await GetAsync(visit, page);
        Pass(16);

        await PostAsync(visit, ("Input.Method", "phone"), ("Input.Id", $"{phone}"));

        Assert.That(visit.Step, Is.EqualTo("/sign-in/verify"));
    }

    [Test]
    [Category("fault-10")]
    public async Task Session_without_the_second_step_sees_nothing_once_there_is_one()
    {
        var person = await Server.People.AddAsync(NewName());
        var thief = await OpenPageAsync(new Visit(Server, App, person));
        var totp = await Server.People.AddTotpAsync(person);
        var form = await thief.Browser.GetAsync($"{Path}/add");

        Assert.That(form.Step, Is.EqualTo($"{Path}/sign-in"));
        foreach (var page in new[] { "", "/default", $"/rename/{totp.MethodId}", $"/delete/{totp.MethodId}" })
        {
            Assert.That((await thief.Browser.GetAsync(Path + page)).Step, Is.EqualTo($"{Path}/sign-in"), page);
        }

        // The form that was open before is no way around it.
        var posted = await thief.Page.Browser.PostAsync($"{Path}/delete/{totp.MethodId}", [new("__RequestVerificationToken", thief.Page.Value("__RequestVerificationToken"))]);
        Assert.That(posted.Step, Is.EqualTo($"{Path}/sign-in"));
        Assert.That(await Server.People.MethodsAsync(person), Is.EqualTo(["totp"]));
        var challenged = await (await thief.Browser.GetAsync($"{Path}/sign-in")).SubmitAsync();
        Assert.That(challenged.Step, Is.EqualTo("/sign-in/verify"));
    }

    [Test]
    [Category("fault-8")]
    public async Task Method_of_another_person_is_none_here()
    {
        var visit = await OnPageAsync();
        var other = await OnPageAsync();
        var theirs = other.Authenticator!.MethodId;
        await Server.Phones.AddAsync(visit.Person);

        await GetAsync(visit, "default");
        await PostAsync(visit, ("Input.Id", $"{theirs}"));
        foreach (var page in new[] { "rename", "delete" })
        {
            Assert.That((await GetAsync(visit, $"{page}/{theirs}")).Step, Is.EqualTo(Path), page);
        }

        visit.Page = await visit.Browser.GetAsync(Path);
        var change = visit.Page.Document.QuerySelector("form[action*='handler=Change']")!.GetAttribute("action")!;
        var own = change[(change.IndexOf("id=", StringComparison.Ordinal) + 3)..];
        var token = visit.Page.Value("__RequestVerificationToken");
        var posted = await visit.Browser.PostAsync(change.Replace(own, $"{theirs}", StringComparison.Ordinal), [new("__RequestVerificationToken", token)]);

        Assert.That(posted.Step, Is.EqualTo(Path));
        Assert.That(await Server.People.MethodsAsync(other.Person), Is.EqualTo(["totp"]));
        Assert.That(await EventsAsync(other.Person, "method.default_changed"), Is.Empty);
    }

    [Test]
    [Category("rule-1")]
    public async Task Its_sign_in_gives_no_code_to_anybody()
    {
        var visit = new Visit(Server, App, await Server.People.AddAsync(NewName()));
        visit.Page = await (await visit.Browser.GetAsync($"{Path}/sign-in")).SubmitAsync();
        var handle = visit.Handle;
        await visit.ReachAsync(Path);

        var answer = await visit.Browser.GetAsync($"/connect/authorize/{handle}");

        Assert.That(answer.App, Is.Null);
        Assert.That((int)answer.Status, Is.EqualTo(400));
        Assert.That(await Server.Rows.CountAsync("grants", $"person_id = {Server.Rows.Literal(visit.Person.Id)}"), Is.Zero);
    }

    [Test]
    public async Task Of_two_deletions_at_once_the_one_that_would_break_the_rule_does_nothing()
    {
        await using var server = await RunningServer.StartAsync(new RunningServerOptions
        {
            Policy = """
                {"schema":1,"methods":{"totp":{"on":true},"phone":{"on":true,"text":true,"call":true,"countries":["NL"]}},
                 "registration":[{"id":"one","include":["*"],"exclude":[],"purpose":"twoStep","count":1,"defer":null}]}
                """,
        });
        using var app = await server.Apps.AddAsync();
        for (var round = 0; round < 5; round++)
        {
            var person = await server.People.AddAsync(NewName());
            var visit = await OpenPageAsync(new Visit(server, app, person) { Authenticator = await server.People.AddTotpAsync(person) });
            var phone = await server.Phones.AddAsync(person);
            var forms = await Task.WhenAll(
                visit.Browser.Tab().GetAsync($"{Path}/delete/{phone}"), visit.Browser.Tab().GetAsync($"{Path}/delete/{visit.Authenticator!.MethodId}"));

            await Task.WhenAll(forms.Select(form => form.SubmitAsync()));

            Assert.That(await server.People.MethodsAsync(person), Has.Count.EqualTo(1));
        }
    }
}
