using Identity.Testing;

namespace Identity.Server.Tests.SecurityKeys;

/// <summary>A forged client, whose answers are wrong in one way each: the server refuses them by itself (fault 15).</summary>
[Category("fault-15")]
[Category("attack-14")]
public sealed class ForgedAssertions
{
    private KeyWorld world = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => world = await KeyWorld.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await (world?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Test]
    public Task Answer_of_the_other_ceremony_is_refused() => RefusesAsync("Type", forgery => forgery with { Type = "webauthn.create" });

    [Test]
    public Task Answer_to_a_challenge_that_nobody_asked_is_refused() =>
        RefusesAsync("Challenge", forgery => forgery with { Challenge = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" });

    [TestCase("https://contoso.evil")]
    [TestCase("http://localhost")]
    public Task Answer_of_a_page_elsewhere_is_refused(string origin) => RefusesAsync("Origin", forgery => forgery with { Origin = origin });

    [Test]
    public Task Answer_in_a_frame_is_refused() => RefusesAsync("Origin", forgery => forgery with { CrossOrigin = true });

    [Test]
    public Task Answer_under_another_page_is_refused() => RefusesAsync("Origin", forgery => forgery with { TopOrigin = "https://contoso.evil" });

    [Test]
    public Task Answer_for_another_relying_party_is_refused() =>
        RefusesAsync("RelyingParty", forgery => forgery with { RelyingPartyId = "contoso.evil" });

    [Test]
    public Task Answer_without_anybody_there_is_refused() => RefusesAsync("Presence", forgery => forgery with { Flags = forgery.Flags & ~1 });

    [Test]
    public Task Copied_key_that_cannot_be_copied_is_refused() => RefusesAsync("Backup", forgery => forgery with { Flags = forgery.Flags | 16 });

    [Test]
    public Task Key_that_can_be_copied_all_at_once_is_refused() => RefusesAsync("Backup", forgery => forgery with { Flags = forgery.Flags | 8 });

    [Test]
    public Task Broken_signature_is_refused() => RefusesAsync("Signature", forgery => forgery with { BreaksSignature = true });

    [Test]
    public Task Answer_that_names_somebody_else_is_refused() =>
        RefusesAsync("Credential", forgery => forgery with { UserHandle = Guid.CreateVersion7().ToString() });

    [Test]
    public Task Credential_that_nobody_has_is_refused() => RefusesAsync("Credential", forgery => forgery with { CredentialId = new byte[32] });

    [Test]
    public async Task Passkey_that_did_not_verify_its_user_in_this_very_answer_is_no_first_factor()
    {
        using var key = world.NewKey();
        var visit = await world.AgainAsync(await world.RegisteredAsync(key), "/sign-in");

        // It did when it was registered, and that says nothing of now.
        visit.Page = await visit.Page.SignInWithPasskeyAsync(key, forgery => forgery with { Flags = forgery.Flags & ~4 });

        Assert.That((visit.Step, await world.LastFaultAsync()), Is.EqualTo(("/sign-in", "Verification")));
        Assert.That(await visit.ProbeAsync(), Is.EqualTo("login_required"));
    }

    [Test]
    public async Task Passkey_that_did_not_verify_its_user_resets_nothing()
    {
        using var key = world.NewKey();
        var before = await world.RegisteredAsync(key);
        var page = await world.AtResetAsync(before.Person.UserName);

        var refused = await page.AnswerKeyAsync(key, forgery => forgery with { Flags = forgery.Flags & ~4 });
        var right = await page.AnswerKeyAsync(key);

        Assert.That((refused.Step, right.Step), Is.EqualTo(("/reset/security-key", "/reset/password")));
    }

    [Test]
    public async Task Passkey_without_a_person_in_its_answer_is_no_first_factor()
    {
        using var key = world.NewKey();
        var visit = await world.AgainAsync(await world.RegisteredAsync(key), "/sign-in");

        visit.Page = await visit.Page.SignInWithPasskeyAsync(key, forgery => forgery with { UserHandle = null });

        Assert.That((visit.Step, await world.LastFaultAsync()), Is.EqualTo(("/sign-in", "Credential")));
    }

    [Test]
    public async Task Key_of_somebody_else_is_no_second_step()
    {
        using var own = world.NewKey();
        using var other = world.NewKey();
        await world.RegisteredAsync(other);
        var visit = await world.AgainAsync(await world.RegisteredAsync(own), "/sign-in/security-key");

        visit.Page = await visit.Page.AnswerKeyAsync(other);

        Assert.That((visit.Step, await world.LastFaultAsync()), Is.EqualTo(("/sign-in/security-key", "Credential")));
    }

    [Test]
    public async Task Key_that_was_made_for_another_relying_party_is_no_second_step()
    {
        using var key = world.NewKey();
        var visit = await world.AgainAsync(await world.RegisteredAsync(key), "/sign-in/security-key");
        await world.Server.Rows.ColumnAsync(
            $"UPDATE security_keys SET relying_party_id = 'other.example' WHERE person_id = {world.Server.Rows.Literal(visit.Person.Id)}");

        visit.Page = await visit.Page.AnswerKeyAsync(key);

        Assert.That((visit.Step, await world.LastFaultAsync()), Is.EqualTo(("/sign-in/security-key", "Credential")));
    }

    [Test]
    [Category("attack-1")]
    public async Task Challenge_from_before_everything_was_ended_is_answered_in_vain()
    {
        using var key = world.NewKey();
        var visit = await world.AgainAsync(await world.RegisteredAsync(key), "/sign-in/security-key");
        var (page, answer) = (visit.Page, key.Answer(await visit.Page.KeyOptionsAsync()));
        await world.Server.Rows.ColumnAsync($"UPDATE key_challenges SET epoch = epoch - 1 WHERE person_id = {world.Server.Rows.Literal(visit.Person.Id)}");

        visit.Page = await page.SubmitAsync((KeyPages.Field, answer));

        Assert.That((visit.Step, await world.LastFaultAsync()), Is.EqualTo(("/sign-in/security-key", "Challenge")));
    }

    [Test]
    public async Task Relying_party_is_not_what_a_host_header_says()
    {
        using var key = world.NewKey();
        var visit = await world.AgainAsync(await world.RegisteredAsync(key), "/sign-in/security-key");
        visit.Browser.Headers["Host"] = "contoso.evil";

        var options = await visit.Page.KeyOptionsAsync();

        Assert.That(options, Does.Contain("\"rpId\":\"localhost\"").And.Not.Contain("contoso.evil"));
    }

    [Test]
    public async Task Counter_that_does_not_go_up_is_refused()
    {
        using var key = world.NewKey();
        key.Counter = 5;
        var before = await world.RegisteredAsync(key);
        var first = await world.AgainAsync(before, "/sign-in/security-key");
        first.Page = await first.Page.AnswerKeyAsync(key);
        var second = await world.AgainAsync(before, "/sign-in/security-key");

        second.Page = await second.Page.AnswerKeyAsync(key, forgery => forgery with { Counter = 6 });

        Assert.That((first.Step, second.Step, await world.LastFaultAsync()), Is.EqualTo(("app", "/sign-in/security-key", "Counter")));
    }

    [Test]
    [Category("rule-6")]
    public async Task Answer_works_once()
    {
        using var key = world.NewKey();
        var before = await world.RegisteredAsync(key);
        var visit = await world.AgainAsync(before, "/sign-in/security-key");
        var (page, answer) = (visit.Page, key.Answer(await visit.Page.KeyOptionsAsync(), forgery => forgery with { BreaksSignature = true }));
        await page.SubmitAsync((KeyPages.Field, answer));
        world.Server.Clock.Advance(TimeSpan.FromSeconds(1));

        await page.SubmitAsync((KeyPages.Field, answer));

        Assert.That(await world.LastFaultAsync(), Is.EqualTo("Challenge"));
    }

    [Test]
    [Category("rule-6")]
    public async Task Answer_of_another_sign_in_or_purpose_is_none()
    {
        using var key = world.NewKey();
        var before = await world.RegisteredAsync(key);
        var (one, other) = (await world.AgainAsync(before, "/sign-in/security-key"), await world.AgainAsync(before, "/sign-in/security-key"));
        await other.Page.SubmitAsync((KeyPages.Field, key.Answer(await one.Page.KeyOptionsAsync())));
        var fault = await world.LastFaultAsync();
        var first = await other.Browser.GetAsync($"/sign-in/{other.Handle}");
        world.Server.Clock.Advance(TimeSpan.FromSeconds(1));
        await first.SubmitAsync("Passkey", (KeyPages.Field, key.Answer(await other.Page.KeyOptionsAsync())));

        Assert.That((fault, await world.LastFaultAsync()), Is.EqualTo(("Challenge", "Challenge")));
    }

    [Test]
    public async Task Answer_after_five_minutes_is_too_late()
    {
        using var key = world.NewKey();
        var visit = await world.AgainAsync(await world.RegisteredAsync(key), "/sign-in/security-key");
        var answer = key.Answer(await visit.Page.KeyOptionsAsync());
        world.Server.Clock.Advance(TimeSpan.FromMinutes(5));

        visit.Page = await visit.Page.SubmitAsync((KeyPages.Field, answer));

        Assert.That((visit.Step, await world.LastFaultAsync()), Is.EqualTo(("/sign-in/security-key", "Challenge")));
        Assert.That(visit.Page.Text(".banner.bad"), Does.Contain("Try again"));
    }

    [TestCase("")]
    [TestCase("{}")]
    [TestCase("[1]")]
    [TestCase("""{"id":"!","type":"public-key","response":{}}""")]
    public async Task What_is_no_answer_is_refused_in_words(string sent)
    {
        using var key = world.NewKey();
        var visit = await world.AgainAsync(await world.RegisteredAsync(key), "/sign-in/security-key");

        visit.Page = await visit.Page.SubmitAsync((KeyPages.Field, sent));

        Assert.That((visit.Step, await world.LastFaultAsync()), Is.EqualTo(("/sign-in/security-key", "Malformed")));
        Assert.That(visit.Page.Text(".banner.bad"), Is.Not.Empty);
    }

    [Test]
    public Task Answer_that_brings_a_key_along_is_refused() => RefusesAsync("Malformed", forgery => forgery with { Flags = forgery.Flags | 0x40 });

    [Test]
    public async Task Answer_that_is_too_long_is_refused_although_it_is_right()
    {
        using var key = world.NewKey();
        var visit = await world.AgainAsync(await world.RegisteredAsync(key), "/sign-in/security-key");

        visit.Page = await visit.Page.SubmitAsync((KeyPages.Field, key.Answer(await visit.Page.KeyOptionsAsync()) + new string(' ', 8 * 1024)));

        Assert.That((visit.Step, await world.LastFaultAsync()), Is.EqualTo(("/sign-in/security-key", "Malformed")));
    }

    private async Task RefusesAsync(string fault, Func<KeyForgery, KeyForgery> change)
    {
        using var key = world.NewKey();
        var visit = await world.AgainAsync(await world.RegisteredAsync(key), "/sign-in/security-key");

        visit.Page = await visit.Page.AnswerKeyAsync(key, change);
        var refused = visit.Step;
        var found = await world.LastFaultAsync();
        visit.Page = await visit.Page.AnswerKeyAsync(key);

        Assert.That((refused, found, visit.Step), Is.EqualTo(("/sign-in/security-key", fault, "app")));
    }
}
