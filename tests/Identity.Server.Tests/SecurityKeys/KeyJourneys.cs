using System.Text.RegularExpressions;
using Identity.Testing;

namespace Identity.Server.Tests.SecurityKeys;

public sealed partial class KeyJourneys
{
    private KeyWorld world = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => world = await KeyWorld.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await (world?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Test]
    public async Task Key_is_the_first_and_only_method_of_a_newcomer_and_the_app_is_reached()
    {
        using var key = world.NewKey();
        var visit = await world.AtWizardAsync();

        visit.Page = await visit.Page.CreateKeyAsync(key);
        var (named, proposed) = (visit.Step, visit.Page.Value("Input.Label"));
        visit.Page = await visit.Page.SubmitAsync();
        var done = visit.Page;
        await visit.ReachAsync("app");

        Assert.Multiple(() =>
        {
            Assert.That(named, Is.EqualTo("/enroll/security-key/name"));
            Assert.That(proposed, Is.EqualTo("YubiKey 5"));
            Assert.That(done.Step, Is.EqualTo("/enroll/done"));
            Assert.That(done.Body, Does.Contain("YubiKey 5"));
        });
    }

    [Test]
    [Category("attack-14")]
    public async Task Passkey_signs_in_without_a_name_and_a_password()
    {
        using var key = world.NewKey();
        var visit = await world.AgainAsync(await world.RegisteredAsync(key), "/sign-in");

        visit.Page = await visit.Page.SignInWithPasskeyAsync(key);
        var token = await visit.FinishAsync();

        Assert.That((Claim(token, "acr"), Claim(token, "amr")), Is.EqualTo(("urn:identity:2fa", "hwk user mfa")));
    }

    [Test]
    public async Task Key_that_is_only_touched_is_a_second_step()
    {
        using var key = world.NewKey();
        key.VerifiesUser = false;
        var visit = await world.AgainAsync(await world.RegisteredAsync(key), "/sign-in/security-key");

        visit.Page = await visit.Page.AnswerKeyAsync(key, forgery => forgery with { UserHandle = null });
        var token = await visit.FinishAsync();

        Assert.That(Claim(token, "amr"), Is.EqualTo("pwd hwk user mfa"));
    }

    [Test]
    public async Task Synced_passkey_is_told_as_software()
    {
        using var key = new ForgedKey(world.Server.Issuer) { IsSynced = true };
        var visit = await world.AgainAsync(await world.RegisteredAsync(key), "/sign-in");

        visit.Page = await visit.Page.SignInWithPasskeyAsync(key);
        var token = await visit.FinishAsync();

        Assert.That(Claim(token, "amr"), Is.EqualTo("swk user mfa"));
    }

    [Test]
    public async Task New_password_forgets_nothing_of_how_a_passkey_answered()
    {
        using var key = new ForgedKey(world.Server.Issuer) { IsSynced = true };
        var visit = await world.AgainAsync(await world.RegisteredAsync(key), "/sign-in");
        await world.Server.People.RequirePasswordChangeAsync(visit.Person);

        visit.Page = await (await visit.OpenAsync()).Page.SignInWithPasskeyAsync(key);
        var changing = visit.Step;
        var token = await visit.FinishAsync();

        Assert.That((changing, Claim(token, "amr")), Is.EqualTo(("/sign-in/change-password", "swk user mfa")));
    }

    [Test]
    [Category("rule-4")]
    [Category("attack-3")]
    public async Task Passkey_resets_a_password_signs_nobody_in_and_is_held_after()
    {
        using var key = world.NewKey();
        var before = await world.RegisteredAsync(key);
        var page = await world.AtResetAsync(before.Person.UserName);
        var (at, asked) = (page.Step, await page.KeyOptionsAsync());

        page = await page.AnswerKeyAsync(key);
        var atPassword = page.Step;
        await page.SubmitAsync(("Input.New", "battery staple horse 42"), ("Input.Repeat", "battery staple horse 42"));
        var visit = await world.AgainAsync(before, "/sign-in");
        visit.Page = await visit.Page.SignInWithPasskeyAsync(key);

        Assert.Multiple(() =>
        {
            Assert.That((at, atPassword), Is.EqualTo(("/reset/security-key", "/reset/password")));
            Assert.That(asked, Does.Contain("\"allowCredentials\":[]").And.Contain("\"userVerification\":\"required\""));
            Assert.That(visit.Step, Is.EqualTo("/sign-in"));
            Assert.That(visit.Page.Text(".banner.bad"), Does.Contain("not enough here"));
        });
    }

    [Test]
    public async Task Where_there_is_no_script_the_page_says_what_else_can_be_done()
    {
        using var key = world.NewKey();
        var wizard = await world.AtWizardAsync();
        var second = await world.AgainAsync(await world.RegisteredAsync(key), "/sign-in/security-key");

        Assert.Multiple(() =>
        {
            Assert.That(wizard.Page.Text("#key-without"), Does.Contain("JavaScript"));
            Assert.That(second.Page.Text("#key-without"), Does.Contain("sign in another way"));
            Assert.That(second.Page.Document.QuerySelector("#key-start")!.HasAttribute("hidden"), Is.True);
        });
    }

    [Test]
    [Category("rule-3")]
    public async Task Key_without_a_name_is_no_method_and_stays_for_whoever_comes_back()
    {
        using var key = world.NewKey();
        var visit = await world.AtWizardAsync();
        await visit.Page.CreateKeyAsync(key);

        var other = await world.AgainAsync(visit, "/sign-in");
        other.Page = await other.Page.SignInWithPasskeyAsync(key);
        var back = await visit.Page.ReloadAsync();

        Assert.That((other.Step, await world.LastFaultAsync(), back.Step), Is.EqualTo(("/sign-in", "Credential", "/enroll/security-key/name")));
    }

    [Test]
    [Category("attack-10")]
    public async Task Wrong_passwords_of_others_lock_no_passkey()
    {
        using var key = world.NewKey();
        var before = await world.RegisteredAsync(key);
        var visit = await world.AgainAsync(before, "/sign-in");
        for (var number = 0; number < 12; number++)
        {
            await visit.Page.SubmitAsync(("Input.UserName", before.Person.UserName), ("Input.Password", $"wrong {number}"));
        }

        visit.Page = await (await visit.OpenAsync()).Page.SignInWithPasskeyAsync(key);
        await visit.ReachAsync("app");

        Assert.That(visit.Step, Is.EqualTo("app"));
    }

    [Test]
    [Category("attack-11")]
    public async Task Reset_asks_the_same_and_writes_the_same_for_a_name_that_nobody_has()
    {
        using var key = world.NewKey();
        var before = await world.RegisteredAsync(key);
        var (known, knownRows) = await AskResetAsync(before.Person.UserName);
        var (unknown, unknownRows) = await AskResetAsync("nobody@contoso.example");

        Assert.Multiple(() =>
        {
            Assert.That(Masked(unknown.Options), Is.EqualTo(Masked(known.Options)));
            Assert.That(unknown.Page.Length, Is.EqualTo(known.Page.Length));
            Assert.That(unknownRows, Is.EqualTo(knownRows));
        });

        static string Masked(string options) => Challenge().Replace(options, "");
    }

    [Test]
    [Category("attack-5")]
    public async Task Passkey_of_another_person_empties_the_sign_in()
    {
        using var one = world.NewKey();
        using var other = world.NewKey();
        var first = await world.RegisteredAsync(one);
        var second = await world.RegisteredAsync(other);
        var visit = await world.AgainAsync(first, "/sign-in/security-key");

        visit.Page = await visit.Browser.GetAsync($"/sign-in/{visit.Handle}");
        visit.Page = await visit.Page.SignInWithPasskeyAsync(other);
        var token = await visit.FinishAsync();

        Assert.That(Claim(token, "sub"), Is.EqualTo(second.Person.Id.ToString()));
    }

    private static string Claim(TokenAnswer token, string type) =>
        string.Join(' ', token.IdToken.Claims.Where(claim => claim.Type == type).Select(claim => claim.Value));

    private async Task<((string Options, string Page) Answer, string Rows)> AskResetAsync(string name)
    {
        var before = await world.Server.Rows.CountsAsync();
        var page = await world.AtResetAsync(name);
        var options = await page.KeyOptionsAsync();
        using var stranger = world.NewKey();
        stranger.UserHandle = Guid.CreateVersion7().ToString();
        await page.AnswerKeyAsync(stranger);
        var after = await world.Server.Rows.CountsAsync();
        var rows = string.Join(' ', after.Where(table => table.Value != before[table.Key]).Select(table => $"{table.Key}+{table.Value - before[table.Key]}"));
        var html = Handles().Replace(page.Body, "");
        return ((options, html), rows);
    }

    [GeneratedRegex("\"challenge\":\"[^\"]{43}\"")]
    private static partial Regex Challenge();

    [GeneratedRegex("(value|action|href|data-options)=\"[^\"]*\"|[A-Z0-9]{8}")]
    private static partial Regex Handles();
}
