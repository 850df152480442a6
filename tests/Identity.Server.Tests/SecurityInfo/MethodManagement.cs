using Identity.Domain.Methods.Phones;
using Identity.Testing;

namespace Identity.Server.Tests.SecurityInfo;

/// <summary>People look after what they have registered.</summary>
public sealed class MethodManagement : SecurityInfoFixture
{
    [Test]
    public async Task Whoever_is_not_signed_in_signs_in_and_sees_what_is_registered()
    {
        var visit = await OnPageAsync();

        Assert.That(visit.Browser.Trail.Select(address => address.AbsolutePath), Does.Contain($"{Path}/sign-in"));
        Assert.That(visit.Page.Text("h2"), Is.EqualTo("For sign-in and password reset"));
        Assert.That(visit.Page.Text("ul.list li"), Does.Contain("Authenticator app").And.Contain("Phone"));
        Assert.That(await visit.ProbeAsync(), Is.EqualTo("code"), "it is the session that apps use");
    }

    [Test]
    public async Task Method_is_added_with_the_pages_of_the_wizard_and_the_default_stays()
    {
        var visit = await OnPageAsync();

        visit.Page = await visit.Page.FollowAsync("/add");
        await PostAsync(visit, ("Input.Method", "phone"));
        Assert.That(visit.Step, Is.EqualTo("/enroll/phone"));
        await visit.ReachAsync(Path);

        Assert.That(visit.Page.Text("[role=status]"), Does.Contain("set up"));
        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.EquivalentTo(["totp", "phone"]));
        Assert.That(await DefaultAsync(visit.Person), Is.EqualTo(["totp"]));
        Assert.That((await Server.Mails.AllAsync(visit.Person))[0].Subject, Is.EqualTo("A sign-in method was added to your account"));
    }

    [Test]
    public async Task Adding_can_be_left_without_a_trace()
    {
        var visit = await OnPageAsync();
        await GetAsync(visit, "add");
        await PostAsync(visit, ("Input.Method", "phone"));

        visit.Page = await visit.Page.FollowAsync(Path);

        Assert.That(visit.Step, Is.EqualTo(Path));
        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.EqualTo(["totp"]));
    }

    [Test]
    public async Task Nothing_chosen_is_said_and_what_policy_has_not_is_not_begun()
    {
        var visit = await OnPageAsync();
        await GetAsync(visit, "add");

        Assert.That((await visit.Page.SubmitAsync()).Error, Is.Not.Empty);
        Assert.That((await visit.Page.SubmitAsync(("Input.Method", "securityKey"))).Error, Is.Not.Empty);
    }

    [Test]
    [Category("rule-8")]
    [Category("W26")]
    public async Task Deleting_asks_first_and_is_told_and_recorded()
    {
        var visit = await OnPageAsync();
        var phone = await Server.Phones.AddAsync(visit.Person);

        await GetAsync(visit, $"delete/{phone}");
        Assert.That(await Server.People.MethodsAsync(visit.Person), Has.Count.EqualTo(2));
        await PostAsync(visit);

        Assert.That(visit.Step, Is.EqualTo(Path));
        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.EqualTo(["totp"]));
        Assert.That(await EventsAsync(visit.Person, "method.removed"), Is.EqualTo(["\"phone\""]));
        Assert.That((await Server.Mails.AllAsync(visit.Person))[0].Subject, Is.EqualTo("A sign-in method of your account was deleted"));
    }

    [Test]
    public async Task Deleting_the_default_promotes_the_next()
    {
        var visit = await OnPageAsync();
        await Server.Phones.AddAsync(visit.Person);

        await GetAsync(visit, $"delete/{visit.Authenticator!.MethodId}");
        await PostAsync(visit);

        Assert.That(await DefaultAsync(visit.Person), Is.EqualTo(["phone"]));
    }

    [Test]
    [Category("rule-5")]
    public async Task What_a_rule_requires_is_not_deleted_and_the_page_says_what_to_do()
    {
        var visit = await OnPageAsync("staff");

        await GetAsync(visit, $"delete/{visit.Authenticator!.MethodId}");
        await PostAsync(visit);

        Assert.That(visit.Page.Text("[role=status]"), Does.Contain("requires this method"));
        Assert.That(visit.Page.LinksTo($"{Path}/add"), Is.True);
        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.EqualTo(["totp"]));
    }

    [Test]
    public async Task Name_is_changed_and_a_bad_one_is_kept_for_mending()
    {
        var visit = await OnPageAsync();
        await GetAsync(visit, $"rename/{visit.Authenticator!.MethodId}");

        Assert.That((await visit.Page.SubmitAsync(("Input.Label", "  "))).Error, Does.Contain("Enter a name"));
        var tooLong = new string('x', 65);
        Assert.That((await visit.Page.SubmitAsync(("Input.Label", tooLong))).Value("Input.Label"), Is.EqualTo(tooLong));
        await PostAsync(visit, ("Input.Label", " Sanne's <b>tablet</b> "));

        Assert.That(visit.Page.Text("ul.list li"), Does.Contain("Sanne's <b>tablet</b>"));
        Assert.That(await EventsAsync(visit.Person, "method.renamed"), Has.Count.EqualTo(1));
    }

    [Test]
    [Category("W26")]
    public async Task Another_method_becomes_the_default()
    {
        var visit = await OnPageAsync();
        var phone = await Server.Phones.AddAsync(visit.Person);

        await GetAsync(visit, "default");
        await PostAsync(visit, ("Input.Id", $"{phone}"));

        Assert.That(visit.Step, Is.EqualTo(Path));
        Assert.That(await DefaultAsync(visit.Person), Is.EqualTo(["phone"]));
        Assert.That((await Server.Mails.AllAsync(visit.Person))[0].Subject, Does.Contain("default"));
    }

    [Test]
    [Category("fault-22")]
    public async Task Old_number_works_until_the_new_one_does_and_both_change_at_once()
    {
        var visit = await OnPageAsync();
        var phone = await Server.Phones.AddAsync(visit.Person);
        await GetAsync(visit, "default");
        await PostAsync(visit, ("Input.Id", $"{phone}"));
        visit.PhoneNumber = "06 87654321";

        await ChangeAsync(visit, phone);
        Assert.That(visit.Step, Is.EqualTo("/enroll/phone"));
        await visit.ReachAsync("/enroll/phone/code");
        Assert.That(await IdsAsync(visit.Person, "phone"), Is.EqualTo([phone]), "nothing has changed yet");
        await visit.ReachAsync(Path);

        Assert.That(await IdsAsync(visit.Person, "phone"), Has.Count.EqualTo(1).And.Not.Contain(phone));
        Assert.That(await Server.Rows.ColumnAsync($"SELECT label FROM methods WHERE method = 'phone' AND person_id = {Server.Rows.Literal(visit.Person.Id)}"), Has.One.EndsWith("21"));
        Assert.That(await DefaultAsync(visit.Person), Is.EqualTo(["phone"]), "it was the default, so the new one is");
        Assert.That((await Server.Mails.AllAsync(visit.Person))[0].Subject, Is.EqualTo("A sign-in method of your account was changed"));
    }

    [Test]
    [Category("fault-22")]
    public async Task Number_that_fills_the_last_place_can_be_changed()
    {
        var visit = await OnPageAsync();
        var phone = await Server.Phones.AddAsync(visit.Person);
        await Server.Phones.AddAsync(visit.Person, "+31611111111", slot: PhoneSlot.AlternateMobile);
        visit.PhoneNumber = "06 87654321";

        await ChangeAsync(visit, phone);
        await visit.ReachAsync(Path);

        Assert.That(await IdsAsync(visit.Person, "phone"), Has.Count.EqualTo(2).And.Not.Contain(phone));
    }

    private Task<IReadOnlyList<string>> DefaultAsync(TestPerson person) =>
        Server.Rows.ColumnAsync($"SELECT method FROM methods WHERE is_default AND person_id = {Server.Rows.Literal(person.Id)}");

    private async Task<IReadOnlyList<Guid>> IdsAsync(TestPerson person, string method) =>
    [
        .. (await Server.Rows.ColumnAsync($"SELECT id FROM methods WHERE method = '{method}' AND person_id = {Server.Rows.Literal(person.Id)}")).Select(Guid.Parse),
    ];
}
