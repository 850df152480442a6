using Identity.Testing;

namespace Identity.Server.Tests.AccessPasses;

public sealed class PassAttacks : PassFixture
{
    [Test]
    [Category("rule-6")]
    [Category("fault-11")]
    public async Task One_time_pass_works_once()
    {
        var visit = await RegisteredAsync("staff");
        var pass = await Server.Passes.AddAsync(visit.Person);

        Assert.That((await PassAsync(visit, pass)).Step, Is.EqualTo("app"));
        Assert.That((await PassAsync(Elsewhere(visit), pass)).Step, Is.EqualTo("/sign-in/pass"));
        Assert.That(await EventsAsync(visit.Person), Is.EqualTo(["access_pass.made", "access_pass.proven", "access_pass.refused"]));
    }

    [Test]
    [Category("rule-6")]
    [Category("fault-11")]
    public async Task Of_many_browsers_at_once_one_gets_in()
    {
        var visit = await RegisteredAsync("staff");
        var pass = await Server.Passes.AddAsync(visit.Person);
        var browsers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AtPassAsync(Elsewhere(visit))));

        await Task.WhenAll(browsers.Select(browser => TypeAsync(browser, pass)));

        Assert.That(browsers.Count(browser => browser.Step == "app"), Is.EqualTo(1));
        Assert.That(browsers.Count(browser => browser.Step == "/sign-in/pass"), Is.EqualTo(7));
    }

    [Test]
    [Category("attack-1")]
    public async Task New_password_ends_it()
    {
        var visit = await RegisteredAsync("staff");
        var pass = await Server.Passes.AddAsync(visit.Person);

        await Server.People.RaiseEpochAsync(visit.Person);

        Assert.That((await PassAsync(visit, pass)).Step, Is.EqualTo("/sign-in/pass"));
    }

    [Test]
    [Category("fault-11")]
    public async Task Method_begun_under_a_pass_is_not_registered_when_it_is_over()
    {
        var visit = await NewcomerAsync("staff");
        await PassAsync(visit, await Server.Passes.AddAsync(visit.Person, minutes: 10));
        await visit.ReachAsync("/enroll/totp/code");
        var answer = await visit.AnswerAsync();

        Server.Clock.Advance(TimeSpan.FromMinutes(10));
        visit.Page = await visit.Page.SubmitAsync(answer);

        Assert.That(visit.Step, Is.EqualTo("/sign-in/stopped"));
        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.Empty);
    }

    [Test]
    [Category("fault-11")]
    [Category("fault-8")]
    public async Task Pass_of_somebody_else_does_not_work()
    {
        var (visit, other) = (await RegisteredAsync("staff"), await RegisteredAsync("staff"));

        Assert.That((await PassAsync(visit, await Server.Passes.AddAsync(other.Person))).Step, Is.EqualTo("/sign-in/pass"));
    }

    [Test]
    [Category("attack-5")]
    public async Task Naming_another_person_with_a_pass_empties_the_sign_in()
    {
        var (visit, other) = (await RegisteredAsync("staff"), await NewcomerAsync("staff"));
        await visit.OpenAsync();
        await visit.ReachAsync("/sign-in/verify");
        visit.Page = await visit.Page.FollowAsync("/pass");

        await TypeAsync(visit, await Server.Passes.AddAsync(other.Person), other.Person.UserName);

        Assert.That(visit.Step, Is.EqualTo("/sign-in/more-info"));
        Assert.That(
            await Server.Rows.ColumnAsync($"SELECT proofs FROM sign_in_transactions WHERE person_id = {Server.Rows.Literal(other.Person.Id)}"),
            Has.Count.EqualTo(1).And.None.Contains("password"));
    }

    [Test]
    [Category("attack-8")]
    public async Task It_is_the_way_back_for_a_frozen_account_and_a_password_is_not()
    {
        var person = await Server.People.AddAsync(NewName(), row => row.EmailConfirmed = true, "staff");
        await Server.Passes.AddAsync(person);
        await (await Server.Browser().GetAsync(await Server.Mails.NotMeAsync(person))).SubmitAsync();

        await Server.Policy.PublishAsync(Policy("\"password\"", Passes));
        var byPassword = await new Visit(Server, App, person).OpenAsync();
        await byPassword.ForwardAsync();
        var byPass = await PassAsync(new Visit(Server, App, person), await Server.Passes.AddAsync(person));
        var frozen = await FrozenAsync(person);
        await byPass.FinishAsync();
        await Server.Policy.PublishAsync(Policy("\"pass\"", Passes));

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(byPassword.Step, Is.EqualTo("/sign-in/stopped"));
            Assert.That(frozen, Is.EqualTo(1), "until a method is registered");
            Assert.That(await FrozenAsync(person), Is.Zero);
        });
    }

    [Test]
    [Category("attack-8")]
    public async Task This_was_not_me_ends_a_pass_that_nobody_asked_for()
    {
        var person = await Server.People.AddAsync(NewName(), row => row.EmailConfirmed = true, "staff");
        var pass = await Server.Passes.AddAsync(person);
        var notice = (await Server.Mails.AllAsync(person)).First(mail => mail.Text.Contains("/not-me/", StringComparison.Ordinal));

        await (await Server.Browser().GetAsync(await Server.Mails.NotMeAsync(person))).SubmitAsync();

        Assert.That(notice.Text, Does.Contain("A temporary access pass was made"));
        Assert.That((await PassAsync(new Visit(Server, App, person), pass)).Step, Is.EqualTo("/sign-in/pass"));
    }

    [Test]
    [Category("attack-9")]
    public async Task The_database_does_not_have_it()
    {
        var visit = await NewcomerAsync("staff");
        var pass = await Server.Passes.AddAsync(visit.Person);
        await PassAsync(visit, pass);

        Assert.That(await Server.Rows.DumpAsync(), Does.Not.Contain(pass).And.Not.Contain(pass.Replace("-", "", StringComparison.Ordinal)));
    }

    [Test]
    public async Task Policy_decides_for_whom_it_works()
    {
        var visit = await RegisteredAsync("staff", "guests");

        Assert.That((await PassAsync(visit, await Server.Passes.AddAsync(visit.Person))).Step, Is.EqualTo("/sign-in/pass"));
    }

    private Task<int> FrozenAsync(TestPerson person) =>
        Server.Rows.CountAsync("people", $"id = {Server.Rows.Literal(person.Id)} AND frozen_at IS NOT NULL");
}
