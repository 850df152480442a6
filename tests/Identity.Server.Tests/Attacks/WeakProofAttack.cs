using Identity.Testing;

namespace Identity.Server.Tests.Attacks;

/// <summary>Attack 2: no method is registered on an old or a weak proof.</summary>
[Category("attack-2")]
[Category("rule-5")]
public sealed class WeakProofAttack : ServerFixture
{
    [SetUp]
    public Task PublishAsync() => Server.Policy.PublishAsync(TestPolicies.NothingRequired);

    [Test]
    public async Task An_old_session_that_meets_a_new_rule_is_asked_for_the_password_again()
    {
        var guest = await (await NewcomerAsync("staff")).OpenAsync();
        await guest.FinishAsync();
        Server.Clock.Advance(TimeSpan.FromMinutes(16));
        await Server.Policy.PublishAsync(TestPolicies.Demo);

        await guest.OpenAsync();

        Assert.That(guest.Step, Is.EqualTo("/sign-in"));
        Assert.That((await guest.FinishAsync()).IdToken.GetPayloadValue<string>("acr"), Is.EqualTo("urn:identity:2fa"));
    }

    [Test]
    public async Task A_young_session_that_meets_a_new_rule_goes_on_at_once()
    {
        var guest = await (await NewcomerAsync("staff")).OpenAsync();
        await guest.FinishAsync();
        Server.Clock.Advance(TimeSpan.FromMinutes(14));
        await Server.Policy.PublishAsync(TestPolicies.Demo);

        Assert.That((await guest.OpenAsync()).Step, Is.EqualTo("/sign-in/more-info"));
    }

    [Test]
    public async Task A_proof_that_grows_old_inside_the_wizard_is_asked_again_before_anything_is_registered()
    {
        await Server.Policy.PublishAsync(TestPolicies.Demo);
        var sanne = await (await (await NewcomerAsync("staff")).OpenAsync()).ReachAsync("/enroll/totp/scan");
        Server.Clock.Advance(TimeSpan.FromMinutes(10));
        sanne.Page = await sanne.Page.SubmitAsync("Extend");
        await sanne.ReachAsync("/enroll/totp/code");
        Server.Clock.Advance(TimeSpan.FromMinutes(6));

        await sanne.ForwardAsync();

        Assert.That(sanne.Step, Is.EqualTo("/sign-in"), "16 minutes after the password");
        Assert.That(await Server.People.MethodsAsync(sanne.Person), Is.Empty);
        Assert.That((await sanne.FinishAsync()).IsSuccess, Is.True);
    }

    [Test]
    public async Task A_password_given_while_the_app_was_off_does_not_reach_the_wizard_when_it_is_on_again()
    {
        var lars = await RegisteredAsync("staff");
        await Server.Policy.PublishAsync(TestPolicies.Document(totpOn: false));
        await (await lars.OpenAsync()).FinishAsync();
        Assert.That(lars.Browser.Trail.Select(address => address.AbsolutePath), Has.None.Contain("verify"), "off: not asked at sign-in");

        await Server.Policy.PublishAsync(TestPolicies.Demo);

        Assert.That((await lars.OpenAsync()).Step, Is.EqualTo("/sign-in/verify"), "the password alone does not reach the wizard");
    }
}
