using Identity.Server.Tests.SecurityInfo;
using Identity.Testing;

namespace Identity.Server.Tests.RememberedDevices;

/// <summary>Tests of devices on which people are not asked for a second step again.</summary>
public abstract class RememberedDeviceFixture : SecurityInfoFixture
{
    protected const string DevicesPath = $"{Path}/devices";

    protected const string SecondStep = "/sign-in/verify";

    protected const string Box = "RememberDevice";

    protected override RunningServerOptions Options => new() { Policy = TestPolicies.Remembering() };

    [SetUp]
    public Task PublishAsync() => Server.Policy.PublishAsync(Options.Policy!);

    /// <summary>Somebody with an authenticator app who has the browser remembered and is at the app.</summary>
    protected async Task<Visit> RememberedAsync(params string[] groups) => await RememberAsync(await RegisteredAsync(groups));

    /// <summary>Signs in with the second step and the box ticked.</summary>
    protected static async Task<Visit> RememberAsync(Visit visit)
    {
        await (await visit.OpenAsync()).ReachAsync(SecondStep);
        return await TickAsync(visit);
    }

    /// <summary>Answers the page of the second step with the box ticked.</summary>
    protected static async Task<Visit> TickAsync(Visit visit)
    {
        visit.Page = await visit.Page.SubmitAsync([.. await visit.AnswerAsync(), (Box, "true")]);
        return visit;
    }

    /// <summary>Comes back a minute later without a session and types the password; where that leads.</summary>
    protected async Task<string> ReturnAsync(Visit visit, params (string Name, string Value)[] parameters)
    {
        Leave(visit);
        await visit.OpenAsync(parameters);
        Assert.That(visit.Step, Is.EqualTo("/sign-in"));
        return (await visit.ForwardAsync()).Step;
    }

    /// <summary>The browser is closed, and with it ends what it kept for the session; a minute passes.</summary>
    protected void Leave(Visit visit)
    {
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        visit.Browser.Cookies.Remove("session");
    }

    /// <summary>How many devices of the person there are.</summary>
    protected Task<int> CountAsync(TestPerson person) => Server.Rows.CountAsync("remembered_devices", $"person_id = {Server.Rows.Literal(person.Id)}");

    /// <summary>Goes to the list of devices, through the second step.</summary>
    protected static async Task<Visit> OnDevicesAsync(Visit visit)
    {
        await OpenPageAsync(visit);
        await GetAsync(visit, "devices");
        return visit;
    }
}
