using Identity.Testing;

namespace Identity.Server.Tests.Attacks;

/// <summary>Attack 5: proofs of two people, or of two times, never make one sign-in.</summary>
[Category("attack-5")]
public sealed class MixedProofsAttack : ServerFixture
{
    [Test]
    [Category("fault-8")]
    public async Task One_persons_password_and_another_ones_code_sign_nobody_in()
    {
        var (victim, thief) = (await RegisteredAsync("staff"), await RegisteredAsync("staff"));
        await (await thief.OpenAsync()).ReachAsync("/sign-in/verify");

        // A second tab of the thief's browser, in which the victim's password is typed.
        var tab = new Visit(Server, App, victim.Person, thief.Browser.Tab()) { Authenticator = thief.Authenticator };
        await (await tab.OpenAsync()).ReachAsync("/sign-in/verify");
        await tab.ForwardAsync();

        Assert.That(tab.Step, Is.EqualTo("/sign-in/verify"), "the thief's code is not the victim's");
        Assert.That(await tab.ProbeAsync(), Is.EqualTo("login_required"));
    }

    [Test]
    public async Task Naming_another_person_empties_the_sign_in()
    {
        var (first, second) = (await RegisteredAsync("staff"), await RegisteredAsync("staff"));
        await first.OpenAsync(("prompt", "consent"));
        var form = first.Page;
        await first.ReachAsync("/sign-in/consent");

        // Back to the very first page of the same sign-in, posted with somebody else's name.
        first.Page = await form.SubmitAsync(("Input.UserName", second.Person.UserName), ("Input.Password", second.Person.Password));
        Assert.That(first.Step, Is.EqualTo("/sign-in/verify"), "the first person's second step is not the second's");
        Assert.That(first.Page.Text(".who"), Does.Contain(second.Person.UserName));
        Assert.That((await first.ForwardAsync()).Step, Is.EqualTo("/sign-in/verify"), "nor is a new code of the first's");

        first.Authenticator = second.Authenticator;
        Assert.That((await first.ForwardAsync()).Step, Is.EqualTo("/sign-in/consent"));
        Assert.That((await first.FinishAsync()).IdToken.Subject, Is.EqualTo(second.Person.Id.ToString()));
    }

    [Test]
    public async Task A_session_is_raised_for_its_owner_only()
    {
        var (owner, other) = (await RegisteredAsync("staff"), await NewcomerAsync("guests"));
        var ownersTokens = await (await owner.OpenAsync()).FinishAsync();

        var visit = new Visit(Server, App, other.Person, owner.Browser);
        var tokens = await (await visit.OpenAsync(("prompt", "login"))).FinishAsync();

        Assert.That(tokens.IdToken.Subject, Is.EqualTo(other.Person.Id.ToString()));
        Assert.That(tokens.IdToken.GetPayloadValue<string>("acr"), Is.EqualTo("urn:identity:1fa"), "nothing of the owner's proofs");
        Assert.That(tokens.IdToken.GetPayloadValue<string>("sid"), Is.Not.EqualTo(ownersTokens.IdToken.GetPayloadValue<string>("sid")));
    }

    [Test]
    [Category("protocol-13")]
    public async Task A_fresh_password_and_an_old_code_do_not_satisfy_prompt_login()
    {
        var lars = await (await RegisteredAsync("staff")).OpenAsync();
        await lars.FinishAsync();
        Server.Clock.Advance(TimeSpan.FromMinutes(5));

        await lars.OpenAsync(("prompt", "login"));
        Assert.That(lars.Step, Is.EqualTo("/sign-in"));
        Assert.That((await lars.ForwardAsync()).Step, Is.EqualTo("/sign-in/verify"), "the code of five minutes ago does not count");

        var started = Server.Clock.GetUtcNow().ToUnixTimeSeconds();
        var tokens = await lars.FinishAsync();
        Assert.That(tokens.IdToken.GetPayloadValue<long>("auth_time"), Is.GreaterThanOrEqualTo(started));
    }

    [Test]
    [Category("protocol-13")]
    public async Task Max_age_asks_again_when_a_proof_is_too_old_and_auth_time_is_the_oldest()
    {
        var lars = await (await RegisteredAsync("staff")).OpenAsync();
        await lars.ReachAsync("/sign-in/verify");
        var passwordAt = Server.Clock.GetUtcNow().ToUnixTimeSeconds();
        Server.Clock.Advance(TimeSpan.FromMinutes(2));
        var tokens = await lars.FinishAsync();
        Assert.That(tokens.IdToken.GetPayloadValue<long>("auth_time"), Is.EqualTo(passwordAt), "the password's time, not the code's");

        Assert.That(await lars.ProbeAsync(("max_age", "3600")), Is.EqualTo("code"));
        Assert.That(await lars.ProbeAsync(("max_age", "60")), Is.EqualTo("login_required"));
        Assert.That((await lars.OpenAsync(("max_age", "60"))).Step, Is.EqualTo("/sign-in"));
        Assert.That((await lars.FinishAsync()).IsSuccess, Is.True, "no loop");
    }

    [Test]
    [Category("protocol-13")]
    public async Task Prompt_login_cannot_be_stripped_by_loading_the_continuation_again()
    {
        var lars = await (await RegisteredAsync("staff")).OpenAsync();
        await lars.FinishAsync();
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        await lars.OpenAsync(("prompt", "login"));

        var resumed = await lars.Browser.GetAsync($"/connect/authorize/{lars.Handle}");

        Assert.That(resumed.Step, Is.EqualTo("/sign-in"));
    }
}
