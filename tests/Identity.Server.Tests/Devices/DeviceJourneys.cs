namespace Identity.Server.Tests.Devices;

/// <summary>A person lets a device in.</summary>
public sealed class DeviceJourneys : DeviceFixture
{
    [Test]
    [Category("rule-1")]
    public async Task A_device_gets_tokens_once_its_person_came_through_the_interrupt_and_said_yes()
    {
        var device = await AskAsync();
        var sanne = await NewcomerAsync("staff");
        Assert.That((string?)(await PollAsync(device)).Json["error"], Is.EqualTo("authorization_pending"));

        await TypeAsync(sanne, device);
        await sanne.ReachAsync("/sign-in/consent");
        Assert.That(sanne.Page.Text("main"), Does.Contain("Television"));
        Assert.That((string?)(await PollAsync(device)).Json["error"], Is.EqualTo("authorization_pending"));
        sanne.Page = await sanne.Page.SubmitAsync("Allow");

        Assert.That(sanne.Step, Is.EqualTo("/device/done"));
        var tokens = await PollAsync(device);
        Assert.That(tokens.IsSuccess, Is.True, tokens.Json.ToString());
        Assert.That(tokens.IdToken.Subject, Is.EqualTo($"{sanne.Person.Id}"));
        Assert.That(tokens.IdToken.GetPayloadValue<string>("acr"), Is.EqualTo("urn:identity:2fa"));
        Assert.That((await Tv.RefreshAsync(tokens.RefreshToken!)).IsSuccess, Is.True);
        Assert.That((string?)(await PollAsync(device)).Json["error"], Is.EqualTo("invalid_grant"), "once");
    }

    [Test]
    [Category("protocol-46")]
    public async Task A_person_who_cancels_gives_it_nothing()
    {
        var device = await AskAsync();
        var lars = await TypeAsync(await RegisteredAsync(), device);
        await lars.ReachAsync("/sign-in/consent");

        lars.Page = await lars.Page.SubmitAsync("Cancel");

        Assert.That(lars.Step, Is.EqualTo("/device/cancelled"));
        Assert.That((string?)(await PollAsync(device)).Json["error"], Is.EqualTo("access_denied"));
        Assert.That((await TypeAsync(await RegisteredAsync(), device)).Page.Text("main"), Does.Contain("No device is waiting"));
    }
}
