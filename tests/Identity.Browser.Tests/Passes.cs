using Identity.Testing;

namespace Identity.Browser.Tests;

/// <summary>From a temporary access pass through the wizard to the app, with scripts and without.</summary>
[TestFixture(true)]
[TestFixture(false)]
public sealed class Passes(bool javaScript) : WalkFixture
{
    [Test]
    public async Task Pass_registers_the_first_method_and_leads_to_the_app()
    {
        await using var window = await OpenAsync("en", javaScript);
        var walk = await NewcomerAsync(window);
        await walk.Server.Policy.PublishAsync(TestPolicies.Demo.Replace(
            "{\"allow\":[\"password\"]}", "{\"allow\":[\"pass\"]},\"accessPass\":{\"on\":true}", StringComparison.Ordinal));
        await walk.ReloadAsync();
        await window.FillAsync("user-name", walk.Person.UserName);
        await GoAsync("main a[href$='/pass']", "/sign-in/pass");
        var name = await window.Page.Locator("#user-name").InputValueAsync();
        await window.FillAsync("user-name", walk.Person.UserName);
        await window.FillAsync("pass", await walk.Server.Passes.AddAsync(walk.Person));
        await GoAsync("main .btn:not(.alt)", "/sign-in/more-info");
        await GoAsync("main .btn:not(.alt)", "/enroll/totp");
        await GoAsync("main .btn:not(.alt)", "/enroll/totp/scan");
        await walk.ScanAsync();
        await GoAsync("main .btn:not(.alt)", "/enroll/totp/code");
        await window.FillAsync("code", walk.Authenticator!.NextCode(walk.Server));
        await GoAsync("main .btn:not(.alt)", "/enroll/done");
        await GoAsync("main .btn:not(.alt)", "/help");

        Assert.That(name, Is.EqualTo(javaScript ? walk.Person.UserName : ""), "a script carries the name along");
        Assert.That(await walk.Server.People.MethodsAsync(walk.Person), Is.EqualTo(["totp"]));
        Assert.That(window.Complaints, Is.Empty);

        async Task GoAsync(string selector, string step)
        {
            await window.Page.Locator(selector).First.ClickAsync();
            await window.Page.WaitForURLAsync(_ => window.Step == step);
        }
    }
}
