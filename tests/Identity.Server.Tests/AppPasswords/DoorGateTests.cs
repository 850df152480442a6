using Identity.Testing;

namespace Identity.Server.Tests.AppPasswords;

/// <summary>Rule 1 at the doors: whoever may not leave a sign-in may not in with an app password either, and is told in words that old programs show.</summary>
[Category("rule-1")]
public sealed class DoorGateTests : DoorFixture
{
    private const string Policy = """
        {"schema":1,"methods":{"totp":{"on":true}},"appPasswords":"offered",
         "experience":{"exclude":["older"]},
         "registration":[
          {"id":"staff","include":["staff"],"purpose":"twoStep","require":["totp"]},
          {"id":"pilot","include":["pilot"],"purpose":"twoStep","require":["totp"],"defer":{"graceDays":14}}],
         "signIn":[{"clients":["payroll"],"acr":"urn:identity:2fa"}]}
        """;

    private const string Attention = "Sign in with a web browser first: your account needs attention.";

    protected override RunningServerOptions Options => base.Options with { Policy = Policy };

    [Test]
    public async Task Whoever_is_due_at_the_interrupt_is_refused_until_it_is_done()
    {
        var (person, password) = await HolderAsync("staff");
        await ExpectAsync(person, password, Attention);

        await Server.People.AddTotpAsync(person);

        await ExpectAsync(person, password, null);
    }

    [Test]
    [Category("fault-3")]
    public async Task What_was_put_off_in_a_sign_in_is_put_off_here_as_long_as_its_deadline_stands()
    {
        var (person, password) = await HolderAsync("pilot");
        await ExpectAsync(person, password, Attention);

        var visit = await (await new Visit(Server, App, person).OpenAsync()).ReachAsync("/sign-in/more-info");
        await visit.Page.SubmitAsync("Skip");
        await ExpectAsync(person, password, null);
        Server.Clock.Advance(TimeSpan.FromDays(14));

        await ExpectAsync(person, password, Attention);
    }

    [Test]
    public async Task A_switched_off_account_keeps_doors_shut()
    {
        var (person, password) = await HolderAsync();

        await Server.People.DisableAsync(person);

        await ExpectAsync(person, password, "This account is switched off.");
        Assert.That(await WordsAsync(person.UserName, "abcdefghijklmnop"), Does.StartWith("Wrong user name"), "to others nothing is told");
    }

    [Test]
    public async Task A_password_that_has_to_be_changed_keeps_doors_shut()
    {
        var (person, password) = await HolderAsync();

        await Server.People.RequirePasswordChangeAsync(person);

        await ExpectAsync(person, password, Attention);
    }

    [Test]
    [Category("attack-8")]
    public async Task A_frozen_account_keeps_doors_shut()
    {
        var (person, password) = await HolderAsync();
        await Server.Rows.ColumnAsync($"UPDATE people SET frozen_at = 1 WHERE id = {Server.Rows.Literal(person.Id)}");

        await ExpectAsync(person, password, Attention);
    }

    [Test]
    public async Task People_for_whom_they_are_off_are_refused()
    {
        var (person, password) = await HolderAsync("older");

        await ExpectAsync(person, password, "Your organisation does not use app passwords.");
    }

    [Test]
    [Category("attack-6")]
    public async Task A_client_that_takes_two_factors_gets_nothing_for_one()
    {
        using var payroll = await Server.Apps.AddAsync("payroll", client => client with { GrantTypes = ["password"] });
        using var shop = await Server.Apps.AddAsync("shop", client => client with { GrantTypes = ["password"] });
        var (person, password) = await HolderAsync();

        var refused = await payroll.AskAsync(("grant_type", "password"), ("username", person.UserName), ("password", password.Text));
        var issued = await shop.AskAsync(("grant_type", "password"), ("username", person.UserName), ("password", password.Text));

        Assert.Multiple(() =>
        {
            Assert.That(refused.Error, Is.EqualTo("invalid_grant"));
            Assert.That(refused.Json["error_description"]!.GetValue<string>(), Is.EqualTo("An app password is not enough for this. Sign in with a web browser."));
            Assert.That(issued.IsSuccess, Is.True);
        });
    }

    // The same at each of the three doors.
    private async Task ExpectAsync(TestPerson person, TestAppPassword password, string? words)
    {
        var clientId = $"legacy-{Guid.CreateVersion7():N}";
        using var legacy = await Server.Apps.AddAsync(clientId, client => client with { GrantTypes = ["password"] });
        using var web = await WebAsync(person.UserName, password.Text);
        using var mail = await MailAsync(person.UserName, password.Text);
        var grant = await legacy.AskAsync(("grant_type", "password"), ("username", person.UserName), ("password", password.Text));
        await Assert.MultipleAsync(async () =>
        {
            Assert.That((int)web.StatusCode, Is.EqualTo(words is null ? 200 : 401));
            Assert.That((await web.Content.ReadAsStringAsync()).Trim(), Is.EqualTo(words ?? ""));
            Assert.That(Header(mail, "Auth-Status"), Is.EqualTo(words ?? "OK"));
            Assert.That(grant.IsSuccess, Is.EqualTo(words is null));
            Assert.That(grant.Json["error_description"]?.GetValue<string>(), Is.EqualTo(words));
            Assert.That(grant.Error, Is.EqualTo(words is null ? null : "invalid_grant"));
        });
    }
}
