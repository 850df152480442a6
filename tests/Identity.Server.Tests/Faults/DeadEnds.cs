using Identity.Testing;

namespace Identity.Server.Tests.Faults;

/// <summary>Faults 17 and 18: no loop where nothing can be registered, and enrollment works although two steps are required.</summary>
public sealed class DeadEnds : ServerFixture
{
    [Test]
    [Category("fault-17")]
    public async Task What_nobody_can_register_ends_at_a_plain_page_that_leads_back()
    {
        await Server.Policy.PublishAsync(TestPolicies.Document(totpOn: false, TestPolicies.Rule("staff", "stranded")));
        var stranded = await (await NewcomerAsync("stranded")).OpenAsync();

        await stranded.ForwardAsync();

        Assert.That(stranded.Step, Is.EqualTo("/sign-in/stopped"));
        Assert.That(stranded.Page.LinksTo(App.Client.ClientUri!), Is.True);
        Assert.That((await stranded.Page.ReloadAsync()).Step, Is.EqualTo("/sign-in/stopped"), "a reload does not loop");
        Assert.That(await stranded.ProbeAsync(), Is.Not.EqualTo("code"));
        Assert.That(await Server.Rows.CountAsync("audit_events", $"kind = 'sign_in.refused' AND person_id = {Server.Rows.Literal(stranded.Person.Id)}"), Is.GreaterThan(0));
    }

    [Test]
    [Category("fault-17")]
    public async Task The_way_opens_again_once_the_administrator_mends_the_policy()
    {
        await Server.Policy.PublishAsync(TestPolicies.Document(totpOn: false, TestPolicies.Rule("staff", "stranded")));
        var stranded = await (await (await NewcomerAsync("stranded")).OpenAsync()).ReachAsync("/sign-in/stopped");

        await Server.Policy.PublishAsync(TestPolicies.Document(totpOn: true, TestPolicies.Rule("staff", "stranded")));
        stranded.Page = await stranded.Page.ReloadAsync();

        Assert.That(stranded.Step, Is.EqualTo("/sign-in/more-info"), "the very next request");
        Assert.That((await stranded.FinishAsync()).IsSuccess, Is.True);
    }

    [Test]
    [Category("fault-17")]
    public async Task A_phone_that_policy_speaks_of_no_more_is_a_plain_page_and_no_page_on_which_nothing_can_be_sent()
    {
        await Server.Policy.PublishAsync(TestPolicies.Document(totpOn: true, TestPolicies.Rule("staff", "phones")));
        var person = await NewcomerAsync("phones");
        await Server.Phones.AddAsync(person.Person);

        await (await person.OpenAsync()).ForwardAsync();

        Assert.That(person.Step, Is.EqualTo("/sign-in/stopped"));
        Assert.That(person.Page.Text("main"), Does.Contain("switched off the way"));
        Assert.That(await person.ProbeAsync(), Is.Not.EqualTo("code"));
    }

    [Test]
    [Category("fault-18")]
    public async Task Somebody_without_a_second_step_can_enroll_although_the_app_requires_one()
    {
        var guest = await (await NewcomerAsync("no-rule-asks")).OpenAsync(("acr_values", "urn:identity:2fa"));
        await guest.ReachAsync("/sign-in/more-info");
        guest.Page = await guest.Page.ReloadAsync();
        await guest.ReachAsync("/enroll/totp/scan");
        guest.Page = await guest.Page.ReloadAsync();

        var tokens = await guest.FinishAsync();

        Assert.That(tokens.IdToken.GetPayloadValue<string>("acr"), Is.EqualTo("urn:identity:2fa"));
    }
}
