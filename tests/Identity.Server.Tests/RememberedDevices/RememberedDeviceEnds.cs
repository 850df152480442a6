using Identity.Testing;

namespace Identity.Server.Tests.RememberedDevices;

/// <summary>When a device ceases to be remembered.</summary>
public sealed class RememberedDeviceEnds : RememberedDeviceFixture
{
    [Test]
    public async Task It_ends_after_the_days_that_were_said()
    {
        var lars = await RememberedAsync();

        Server.Clock.Advance(TimeSpan.FromDays(29));
        Assert.That(await ReturnAsync(lars), Is.EqualTo("app"));
        Server.Clock.Advance(TimeSpan.FromDays(1));
        Assert.That(await ReturnAsync(lars), Is.EqualTo(SecondStep), "being used makes it no longer");
    }

    [TestCase(11, "app")]
    [TestCase(10, SecondStep)]
    [TestCase(0, SecondStep)]
    public async Task It_ends_sooner_where_policy_has_fewer_days(int days, string next)
    {
        var lars = await RememberedAsync();
        Server.Clock.Advance(TimeSpan.FromDays(10));

        await Server.Policy.PublishAsync(TestPolicies.Remembering(days));
        Assert.That(await ReturnAsync(lars), Is.EqualTo(next));

        await Server.Policy.PublishAsync(TestPolicies.Remembering(days: 90));
        Assert.That(await ReturnAsync(lars), Is.EqualTo(next), "more days bring nothing back");
    }

    [Test]
    [Category("attack-1")]
    public async Task It_ends_with_the_epoch()
    {
        var lars = await RememberedAsync();
        Leave(lars);
        var waiting = await (await lars.OpenAsync()).Page.SubmitAsync(await lars.AnswerAsync());
        Assert.That(waiting.Step, Is.EqualTo("app"), "until then");

        await Server.People.RaiseEpochAsync(lars.Person);

        Assert.That(await ReturnAsync(lars), Is.EqualTo(SecondStep));
    }

    [Test]
    [Category("attack-1")]
    public async Task A_new_password_ends_it_and_takes_the_second_step_itself()
    {
        var lars = await RememberedAsync();
        await Server.People.RequirePasswordChangeAsync(lars.Person);

        Assert.That(await ReturnAsync(lars), Is.EqualTo(SecondStep));
        Assert.That(lars.Page.Document.QuerySelector($"[name={Box}]"), Is.Null, "it would be over at once");
        Assert.That((await lars.ForwardAsync()).Step, Is.EqualTo("/sign-in/change-password"));
        await lars.ReachAsync("app");

        Assert.That(await ReturnAsync(lars), Is.EqualTo(SecondStep));
    }

    [Test]
    public async Task It_ends_with_the_method_that_proved_it()
    {
        var lars = await RememberedAsync();
        await Server.Phones.AddAsync(lars.Person);
        Assert.That(await ReturnAsync(lars), Is.EqualTo("app"), "another method beside it changes nothing");
        await OpenPageAsync(lars);
        await GetAsync(lars, $"delete/{lars.Authenticator!.MethodId}");
        await PostAsync(lars);
        Assert.That(await Server.People.MethodsAsync(lars.Person), Is.EqualTo(["phone"]));

        Assert.That(await ReturnAsync(lars), Is.EqualTo("/sign-in/phone"));
        Assert.That(await CountAsync(lars.Person), Is.Zero);
    }

    [Test]
    public async Task Signing_out_here_keeps_it_and_signing_out_everywhere_ends_it()
    {
        var lars = await RememberedAsync();
        var elsewhere = await RememberAsync(Elsewhere(lars));
        lars.Page = await lars.Browser.GetAsync("/sign-out");
        await lars.Page.SubmitAsync();
        Assert.That(await ReturnAsync(lars), Is.EqualTo("app"));

        await OpenPageAsync(lars);
        await lars.Page.SubmitAsync("Everywhere");

        Assert.That(await ReturnAsync(lars), Is.EqualTo(SecondStep));
        Assert.That(await ReturnAsync(elsewhere), Is.EqualTo(SecondStep));
        Assert.That(await EventsAsync(lars.Person, "devices.forgotten"), Has.Count.EqualTo(1));
    }

    [Test]
    [Category("rule-1")]
    public async Task A_session_on_it_ends_with_it()
    {
        var lars = await RememberedAsync();
        await ReturnAsync(lars);
        Assert.That(await lars.ProbeAsync(), Is.EqualTo("code"));

        await ForgetAsync(lars);

        Assert.That(await lars.ProbeAsync(), Is.EqualTo("login_required"));
    }

    [Test]
    [Category("rule-1")]
    [Category("attack-6")]
    public async Task A_token_is_refreshed_while_the_device_is_remembered_and_no_longer()
    {
        var lars = await RememberedAsync();
        await ReturnAsync(lars);
        var tokens = await lars.RedeemAsync();
        var refreshed = await App.RefreshAsync(tokens.RefreshToken!);
        Assert.That(refreshed.IsSuccess, Is.True, refreshed.Json.ToString());

        await ForgetAsync(lars);

        Assert.That((await App.RefreshAsync(refreshed.RefreshToken ?? tokens.RefreshToken!)).Error, Is.EqualTo("invalid_grant"));
    }

    [TestCase("policy")]
    [TestCase("epoch")]
    [TestCase("method")]
    [TestCase("time")]
    [Category("rule-1")]
    [Category("attack-1")]
    public async Task A_token_is_refreshed_no_more_when_the_device_ends_by(string cause)
    {
        var lars = await RememberedAsync();
        await Server.Phones.AddAsync(lars.Person);
        Server.Clock.Advance(TimeSpan.FromDays(29));
        await ReturnAsync(lars);
        var tokens = await lars.RedeemAsync();
        var refreshed = await App.RefreshAsync(tokens.RefreshToken!);
        Assert.That(refreshed.IsSuccess, Is.True, refreshed.Json.ToString());

        switch (cause)
        {
            case "policy":
                await Server.Policy.PublishAsync(TestPolicies.Remembering(days: 0));
                break;
            case "epoch":
                await Server.People.RaiseEpochAsync(lars.Person);
                break;
            case "method":
                await Server.Rows.ColumnAsync($"DELETE FROM methods WHERE id = {Server.Rows.Literal(lars.Authenticator!.MethodId)}");
                break;
            default:
                Server.Clock.Advance(TimeSpan.FromDays(1));
                break;
        }

        Assert.That((await App.RefreshAsync(refreshed.RefreshToken ?? tokens.RefreshToken!)).Error, Is.EqualTo("invalid_grant"));
    }

    private async Task ForgetAsync(Visit visit) =>
        await Server.Rows.ColumnAsync($"DELETE FROM remembered_devices WHERE person_id = {Server.Rows.Literal(visit.Person.Id)}");
}
