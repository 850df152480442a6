using Identity.Testing;

namespace Identity.Server.Tests.SecurityKeys;

public sealed class KeysOnSecurityInfo
{
    private KeyWorld world = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => world = await KeyWorld.StartAsync(new RunningServerOptions { Policy = KeyPolicies.Required });

    [OneTimeTearDown]
    public async Task StopAsync() => await (world?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Test]
    public async Task Keys_are_listed_with_where_they_are_renamed_and_deleted()
    {
        using var device = world.NewKey();
        using var synced = new ForgedKey(world.Server.Issuer) { IsSynced = true };
        var visit = await world.RegisteredAsync(device);
        var page = await AddAsync(visit, device, synced);
        var list = page.Text("main");
        var rename = await page.FollowAsync("/rename/");
        page = await rename.SubmitAsync(("Input.Label", "On my key ring"));
        var renamed = page.Text("main");
        var delete = await page.FollowAsync("/delete/");
        page = await delete.SubmitAsync();

        Assert.Multiple(() =>
        {
            Assert.That(list, Does.Contain("This device or key only").And.Contain("Synced to your devices"));
            Assert.That(renamed, Does.Contain("On my key ring"));
            Assert.That(page.Document.QuerySelectorAll("main ul.list > li").Length, Is.EqualTo(1));
        });
    }

    [Test]
    [Category("fault-15")]
    public async Task Deleted_key_signs_nobody_in_and_is_not_registered_again_by_somebody_else()
    {
        using var one = world.NewKey();
        using var two = world.NewKey();
        var before = await world.RegisteredAsync(one);
        var page = await AddAsync(before, one, two);
        var id = (await world.Server.Rows.ColumnAsync(
            $"SELECT method_id FROM security_keys WHERE person_id = {world.Server.Rows.Literal(before.Person.Id)} ORDER BY method_id"))[0];
        page = await page.FollowAsync($"/delete/{id.ToLowerInvariant()}");
        await page.SubmitAsync();

        var visit = await world.AgainAsync(before, "/sign-in");
        visit.Page = await visit.Page.SignInWithPasskeyAsync(one);
        var signIn = (visit.Step, await world.LastFaultAsync());
        var other = await world.AtWizardAsync();
        other.Page = await other.Page.CreateKeyAsync(one);

        Assert.That(signIn, Is.EqualTo(("/sign-in", "Credential")));
        Assert.That((other.Step, await world.LastFaultAsync()), Is.EqualTo(("/enroll/security-key", "Registered")));
    }

    [Test]
    [Category("fault-10")]
    [Category("rule-5")]
    public async Task Adding_a_key_takes_a_proof_of_the_last_five_minutes()
    {
        using var key = world.NewKey();
        var visit = await world.RegisteredAsync(key);
        await InfoAsync(visit, key);
        world.Server.Clock.Advance(TimeSpan.FromMinutes(6));

        var page = await visit.Browser.GetAsync("/security-info/add");
        page = await page.SubmitAsync(("Input.Method", "securityKey"));

        Assert.That(page.Step, Is.EqualTo("/sign-in/security-key"));
    }

    [Test]
    [Category("rule-5")]
    [Category("fault-22")]
    public async Task Key_that_is_worth_less_than_the_one_it_replaces_comes_beside_it()
    {
        await using var strict = await KeyWorld.StartAsync(new RunningServerOptions { Policy = ForResets });
        using var passkey = new ForgedKey(strict.Server.Issuer);
        using var touched = new ForgedKey(strict.Server.Issuer) { VerifiesUser = false };
        var visit = await strict.RegisteredAsync(passkey);

        await InfoAsync(visit, passkey);
        var page = await ChangeAsync(visit, passkey);
        page = await page.CreateKeyAsync(touched);
        await page.SubmitAsync();

        Assert.That(await strict.Server.People.MethodsAsync(visit.Person), Is.EqualTo(["securityKey", "securityKey"]));
    }

    [Test]
    [Category("rule-5")]
    [Category("fault-22")]
    public async Task What_a_rule_asks_for_meanwhile_replaces_nothing_of_another_kind()
    {
        await using var other = await KeyWorld.StartAsync(new RunningServerOptions { Policy = Policy("") });
        using var key = new ForgedKey(other.Server.Issuer);
        var visit = await other.NewcomerAsync();
        await other.Server.Mails.AddAsync(visit.Person, "sanne@home.example");
        other.Server.Clock.Advance(TimeSpan.FromMinutes(1));
        await (await visit.OpenAsync()).FinishAsync();
        await InfoAsync(visit, key);

        var page = await ChangeAsync(visit, key);
        await other.Server.Policy.PublishAsync(Policy("""{"id":"keys","purpose":"twoStep","require":["securityKey"]}"""));
        page = await page.SubmitAsync(("Input.Address", "other@home.example"));
        page = page.Step == "/sign-in/more-info" ? await page.SubmitAsync() : page;
        page = await page.CreateKeyAsync(key);
        await page.SubmitAsync();

        Assert.That(await other.Server.People.MethodsAsync(visit.Person), Is.EquivalentTo(["email", "securityKey"]));
    }

    private static string ForResets => Policy("""{"id":"reset","purpose":"passwordReset","require":["securityKey"]}""");

    private static string Policy(string rule) =>
        $$$"""{"schema":1,"methods":{"securityKey":{"on":true},"email":{"on":true}},"passwordReset":{"administrators":[]},"registration":[{{{rule}}}]}""";

    private static async Task<BrowserPage> ChangeAsync(Visit visit, ForgedKey key)
    {
        var page = await visit.Browser.GetAsync("/security-info");
        page = await page.SubmitAsync("Change");
        return page.Step == "/sign-in/security-key" ? await page.AnswerKeyAsync(key) : page;
    }

    private static async Task<BrowserPage> AddAsync(Visit visit, ForgedKey has, ForgedKey added)
    {
        await InfoAsync(visit, has);
        var page = await visit.Browser.GetAsync("/security-info/add");
        page = await page.SubmitAsync(("Input.Method", "securityKey"));
        page = page.Step == "/sign-in/security-key" ? await page.AnswerKeyAsync(has) : page;
        page = await page.CreateKeyAsync(added);
        return await page.SubmitAsync();
    }

    private static async Task<BrowserPage> InfoAsync(Visit visit, ForgedKey key)
    {
        var page = await visit.Browser.GetAsync("/security-info");
        if (page.Step == "/security-info/sign-in")
        {
            page = await page.SubmitAsync();
        }

        return page.Step == "/sign-in/security-key" ? await page.AnswerKeyAsync(key) : page;
    }
}
