using Identity.Testing;

namespace Identity.Server.Tests.RememberedDevices;

/// <summary>The list of remembered devices on Security info.</summary>
public sealed class DeviceListTests : RememberedDeviceFixture
{
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    [Test]
    public async Task It_names_each_device_and_says_which_one_this_is()
    {
        var lars = await RegisteredAsync();
        lars.Browser.Headers["User-Agent"] = Firefox;
        await RememberAsync(lars);
        await RememberAsync(Elsewhere(lars));

        await OnDevicesAsync(lars);

        Assert.That(lars.Page.Document.QuerySelectorAll(".list b").Select(name => name.TextContent), Is.EquivalentTo(["Firefox on Linux", "Unknown browser"]));
        Assert.That(lars.Page.Document.QuerySelectorAll(".list li").Single(item => item.TextContent.Contains("this device", StringComparison.Ordinal)).TextContent, Does.Contain("Firefox"));
        Assert.That(lars.Page.Text(".list .small"), Does.Contain("remembered since").And.Contain("until"));
        Assert.That((await GetAsync(lars, "activity")).Text("main"), Does.Contain("A device was remembered – Firefox, Linux"));
    }

    [Test]
    [Category("rule-8")]
    public async Task One_is_forgotten_and_the_other_is_not()
    {
        var lars = await RememberedAsync();
        var elsewhere = await RememberAsync(Elsewhere(lars));
        await OnDevicesAsync(lars);
        var mine = lars.Page.Document.QuerySelectorAll(".list li").Single(item => item.TextContent.Contains("this device", StringComparison.Ordinal));
        var id = mine.QuerySelector("form")!.GetAttribute("action")!.Split("id=")[1];

        lars.Page = await lars.Page.SubmitAsync($"Forget&id={id}");

        Assert.That(lars.Step, Is.EqualTo(DevicesPath));
        Assert.That(lars.Page.Document.QuerySelectorAll(".list li"), Has.Length.EqualTo(1));
        Assert.That(await ReturnAsync(lars), Is.EqualTo(SecondStep));
        Assert.That(await ReturnAsync(elsewhere), Is.EqualTo("app"));
        Assert.That(await EventsAsync(lars.Person, "device.forgotten"), Has.Count.EqualTo(1));
    }

    [Test]
    [Category("rule-8")]
    public async Task All_are_forgotten()
    {
        var lars = await RememberedAsync();
        var elsewhere = await RememberAsync(Elsewhere(lars));
        await OnDevicesAsync(lars);

        lars.Page = await lars.Page.SubmitAsync("ForgetAll");

        Assert.That(lars.Page.Text("main"), Does.Contain("No device is remembered."));
        Assert.That(await ReturnAsync(lars), Is.EqualTo(SecondStep));
        Assert.That(await ReturnAsync(elsewhere), Is.EqualTo(SecondStep));
        Assert.That(await EventsAsync(lars.Person, "devices.forgotten"), Has.Count.EqualTo(1));
    }

    [Test]
    [Category("fault-8")]
    public async Task Another_persons_device_cannot_be_forgotten()
    {
        var (lars, other) = (await RememberedAsync(), await RememberedAsync());
        var id = (await Server.Rows.ColumnAsync($"SELECT id FROM remembered_devices WHERE person_id = {Server.Rows.Literal(other.Person.Id)}"))[0];
        await OnDevicesAsync(lars);
        const string Token = "__RequestVerificationToken";

        await lars.Browser.PostAsync($"{DevicesPath}?handler=Forget&id={id}", [new(Token, lars.Page.Value(Token))]);

        Assert.That(await ReturnAsync(other), Is.EqualTo("app"));
        Assert.That(await EventsAsync(lars.Person, "device.forgotten"), Is.Empty);
    }

    [Test]
    [Category("fault-10")]
    public async Task A_session_on_a_remembered_device_sees_no_list_and_forgets_nothing()
    {
        var lars = await RememberedAsync();
        await OnDevicesAsync(lars);
        var form = lars.Page;
        await ReturnAsync(lars);

        Assert.That((await lars.Browser.GetAsync(DevicesPath)).Step, Is.EqualTo($"{Path}/sign-in"));
        Assert.That((await form.SubmitAsync("ForgetAll")).Step, Is.EqualTo($"{Path}/sign-in"));
        Assert.That(await CountAsync(lars.Person), Is.EqualTo(1));
    }

    [Test]
    public async Task What_is_over_is_not_shown_and_without_days_there_is_no_way_to_the_list()
    {
        var lars = await RememberedAsync();
        await OpenPageAsync(lars);
        Assert.That(lars.Page.LinksTo(DevicesPath), Is.True);

        await Server.Policy.PublishAsync(TestPolicies.Remembering(days: 0));

        Assert.That((await lars.Page.ReloadAsync()).LinksTo(DevicesPath), Is.False);
        Assert.That((await GetAsync(lars, "devices")).Text("main"), Does.Contain("No device is remembered."));
    }
}
