using Identity.Storage;
using Identity.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.AccessPasses;

public sealed class PassJourney : PassFixture
{
    [Test]
    public async Task Pass_leads_through_the_wizard_to_the_app()
    {
        var visit = await NewcomerAsync("staff");
        await PassAsync(visit, await Server.Passes.AddAsync(visit.Person));
        var interrupt = visit.Step;

        var token = await visit.FinishAsync();

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(interrupt, Is.EqualTo("/sign-in/more-info"));
            Assert.That(await Server.People.MethodsAsync(visit.Person), Is.EqualTo(["totp"]));
            Assert.That((Claim(token, "acr"), Claim(token, "amr")), Is.EqualTo(("urn:identity:2fa", "otp mfa")));
            Assert.That(await EventsAsync(visit.Person), Is.EqualTo(["access_pass.made", "access_pass.proven"]));
        });
    }

    [Test]
    public async Task It_stands_in_for_password_and_second_step()
    {
        var visit = await RegisteredAsync("staff");

        var token = await (await PassAsync(visit, await Server.Passes.AddAsync(visit.Person))).FinishAsync();

        Assert.That(Claim(token, "amr"), Is.EqualTo("otp mfa"));
    }

    [Test]
    [Category("attack-7")]
    public async Task Key_registered_under_it_is_phishing_resistant_at_the_next_sign_in_and_not_before()
    {
        using var key = new ForgedKey(Server.Issuer);
        var visit = await NewcomerAsync("keys");
        await PassAsync(visit, await Server.Passes.AddAsync(visit.Person));
        await visit.ReachAsync("/enroll/security-key");
        visit.Page = await (await visit.Page.CreateKeyAsync(key)).SubmitAsync();
        var first = await visit.FinishAsync();

        Server.Clock.Advance(TimeSpan.FromSeconds(1));
        var again = await Elsewhere(visit).OpenAsync(("acr_values", "urn:identity:phr"));
        again.Page = await again.Page.SignInWithPasskeyAsync(key);
        var second = await again.FinishAsync();

        Assert.That((Claim(first, "acr"), Claim(second, "acr")), Is.EqualTo(("urn:identity:2fa", "urn:identity:phr")));
    }

    [Test]
    public async Task One_that_is_not_one_time_works_until_it_ends()
    {
        var visit = await RegisteredAsync("staff");
        var pass = await Server.Passes.AddAsync(visit.Person, once: false, minutes: 30);

        Assert.That((await PassAsync(Elsewhere(visit), pass.ToUpperInvariant().Replace('-', ' '))).Step, Is.EqualTo("app"));
        Server.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.That((await PassAsync(Elsewhere(visit), pass)).Step, Is.EqualTo("app"));
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await PassAsync(Elsewhere(visit), pass)).Step, Is.EqualTo("/sign-in/pass"));
    }

    [Test]
    public async Task One_that_starts_later_does_not_work_before()
    {
        var visit = await RegisteredAsync("staff");
        var pass = await Server.Passes.AddAsync(visit.Person, startsIn: 60);

        Assert.That((await PassAsync(Elsewhere(visit), pass)).Step, Is.EqualTo("/sign-in/pass"));
        Server.Clock.Advance(TimeSpan.FromMinutes(60));
        Assert.That((await PassAsync(Elsewhere(visit), pass)).Step, Is.EqualTo("app"));
    }

    [Test]
    public async Task Whoever_has_to_choose_a_password_goes_on_with_the_same_pass()
    {
        var visit = await NewcomerAsync("staff");
        await Server.People.RequirePasswordChangeAsync(visit.Person);

        await PassAsync(visit, await Server.Passes.AddAsync(visit.Person));
        Assert.That(visit.Step, Is.EqualTo("/sign-in/change-password"));
        await visit.FinishAsync();

        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.EqualTo(["totp"]));
    }

    [Test]
    public async Task A_password_alone_stops_at_a_page_with_the_way_out()
    {
        var visit = await (await NewcomerAsync("staff")).OpenAsync();
        await visit.ForwardAsync();
        var stopped = visit.Page;

        visit.Page = await stopped.FollowAsync("/pass");
        await TypeAsync(visit, await Server.Passes.AddAsync(visit.Person));

        Assert.That((stopped.Step, visit.Step), Is.EqualTo(("/sign-in/stopped", "/sign-in/more-info")));
    }

    [Test]
    public async Task Whose_recovery_codes_are_used_up_and_who_has_nothing_else_gets_in_with_one()
    {
        var visit = await NewcomerAsync("staff");
        await Server.UseAsync(services => services.GetRequiredService<IdentityDatabase>().Database.ExecuteSqlAsync(
            $"""
             INSERT INTO methods (id, person_id, method, channel, label, registered_at, registered_under, is_default)
             VALUES ({Guid.CreateVersion7()}, {visit.Person.Id}, 'recoveryCodes', 'recoveryCodes', 'On paper', 0, 2, {false})
             """));
        await (await visit.OpenAsync()).ForwardAsync();
        var stopped = visit.Page;

        visit.Page = await stopped.FollowAsync("/pass");
        await TypeAsync(visit, await Server.Passes.AddAsync(visit.Person));

        Assert.That((stopped.Step, visit.Step), Is.EqualTo(("/sign-in/stopped", "/sign-in/more-info")));
    }

    [Test]
    public async Task Second_step_offers_it_to_whoever_lost_the_telephone()
    {
        var visit = await (await RegisteredAsync("staff")).OpenAsync();
        await visit.ReachAsync("/sign-in/verify");

        visit.Page = await visit.Page.FollowAsync("/pass");
        var name = visit.Page.Value("Input.UserName");
        await TypeAsync(visit, await Server.Passes.AddAsync(visit.Person));

        Assert.That((name, visit.Step), Is.EqualTo((visit.Person.UserName, "app")));
    }

    [Test]
    public async Task Empty_fields_and_wrong_passes_say_what_to_do()
    {
        var visit = await AtPassAsync(await NewcomerAsync("staff"));
        var empty = await visit.Page.SubmitAsync(("Input.UserName", ""), ("Input.Pass", ""));
        await TypeAsync(visit, "abcd-efgh");

        Assert.Multiple(() =>
        {
            Assert.That(empty.Body, Does.Contain("Enter your user name.").Or.Contain("user name").And.Contain("Enter your temporary access pass."));
            Assert.That(visit.Page.Error, Does.Contain("ask your administrator for a new pass"));
            Assert.That(visit.Page.Value("Input.UserName"), Is.EqualTo(visit.Person.UserName));
        });
    }
}
