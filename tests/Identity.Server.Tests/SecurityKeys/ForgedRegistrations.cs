using Identity.Testing;

namespace Identity.Server.Tests.SecurityKeys;

/// <summary>A forged client, whose new keys are wrong in one way each: the server refuses them by itself (fault 15).</summary>
[Category("fault-15")]
[Category("attack-14")]
public sealed class ForgedRegistrations
{
    private static readonly Guid Model = new("ee882879-721c-4913-9775-3dfcce97072a");

    private KeyWorld world = null!;
    private KeyMaker maker = null!;
    private string roots = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        maker = new KeyMaker(TimeProvider.System.GetUtcNow());
        roots = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7()}.pem");
        await File.WriteAllTextAsync(roots, maker.RootPem);
        world = await KeyWorld.StartAsync(new RunningServerOptions
        {
            Policy = KeyPolicies.Required,
            Settings = new Dictionary<string, string?> { ["Identity:SecurityKeys:AttestationRoots"] = roots },
        });
    }

    [SetUp]
    public Task UsualAsync() => world.Server.Policy.PublishAsync(KeyPolicies.Required);

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await (world?.DisposeAsync() ?? ValueTask.CompletedTask);
        maker.Dispose();
        File.Delete(roots);
    }

    [Test]
    public Task Key_of_the_other_ceremony_is_refused() => RefusesAsync("Type", forgery => forgery with { Type = "webauthn.get" });

    [Test]
    public Task Key_for_a_challenge_that_nobody_asked_is_refused() =>
        RefusesAsync("Challenge", forgery => forgery with { Challenge = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" });

    [Test]
    public Task Key_made_by_a_page_elsewhere_is_refused() => RefusesAsync("Origin", forgery => forgery with { Origin = "https://contoso.evil" });

    [Test]
    public Task Key_for_another_relying_party_is_refused() => RefusesAsync("RelyingParty", forgery => forgery with { RelyingPartyId = "contoso.evil" });

    [Test]
    public Task Key_made_without_anybody_there_is_refused() => RefusesAsync("Presence", forgery => forgery with { Flags = forgery.Flags & ~1 });

    [Test]
    public Task Copied_key_that_cannot_be_copied_is_refused() => RefusesAsync("Backup", forgery => forgery with { Flags = forgery.Flags | 16 });

    [TestCase(-8)]
    [TestCase(-35)]
    [TestCase(-65535)]
    public Task Algorithm_that_was_not_asked_for_is_refused(int algorithm) => RefusesAsync("Algorithm", forgery => forgery with { Algorithm = algorithm });

    [Test]
    public Task Key_that_is_not_the_one_it_says_is_refused() => RefusesAsync("Malformed", forgery => forgery with { CredentialId = new byte[32] });

    [Test]
    public async Task Credential_that_somebody_has_is_refused()
    {
        using var key = world.NewKey();
        await world.RegisteredAsync(key);
        var visit = await world.AtWizardAsync();

        visit.Page = await visit.Page.CreateKeyAsync(key);

        Assert.That((visit.Step, await world.LastFaultAsync()), Is.EqualTo(("/enroll/security-key", "Registered")));
    }

    [Test]
    public async Task Keys_that_the_person_has_are_named_in_the_options()
    {
        using var key = world.NewKey();
        var visit = await world.RegisteredAsync(key);
        var page = await AddAsync(visit, key);

        Assert.That(await page.KeyOptionsAsync(), Does.Contain(System.Buffers.Text.Base64Url.EncodeToString(key.CredentialId)));
    }

    [Test]
    public async Task Key_that_keeps_no_passkey_is_refused_where_policy_wants_one()
    {
        await world.Server.Policy.PublishAsync(KeyPolicies.With(""","requireDiscoverable":true"""));
        using var key = new ForgedKey(world.Server.Issuer) { IsDiscoverable = false };

        await RefusesAsync("Residency", key);
    }

    [Test]
    public async Task Key_that_nobody_vouches_for_is_refused_where_policy_wants_attestation()
    {
        await world.Server.Policy.PublishAsync(KeyPolicies.With(""","requireAttestation":true"""));
        using var key = world.NewKey();

        await RefusesAsync("Attestation", key);
    }

    [Test]
    public async Task Key_that_a_trusted_maker_vouches_for_is_taken()
    {
        await world.Server.Policy.PublishAsync(KeyPolicies.With($",\"requireAttestation\":true,\"allowModels\":[\"{Model}\"]"));
        using var key = new ForgedKey(world.Server.Issuer) { Maker = maker };
        var visit = await world.AtWizardAsync();
        var options = await visit.Page.KeyOptionsAsync();

        visit.Page = await visit.Page.SubmitAsync((KeyPages.Field, key.Create(options)));

        Assert.That((visit.Step, options.Contains("\"attestation\":\"direct\"", StringComparison.Ordinal)), Is.EqualTo(("/enroll/security-key/name", true)));
    }

    [TestCase("another maker")]
    [TestCase("another signature")]
    [TestCase("another model")]
    [TestCase("another unit")]
    [TestCase("an authority")]
    public async Task Attestation_that_proves_nothing_is_refused(string what)
    {
        await world.Server.Policy.PublishAsync(KeyPolicies.With(""","requireAttestation":true"""));
        using var other = new KeyMaker(maker.Now);
        using var key = new ForgedKey(world.Server.Issuer)
        {
            Maker = what switch
            {
                "another maker" => other,
                "another signature" => maker.With(breaksSignature: true),
                "another model" => maker.With(model: Guid.CreateVersion7()),
                "another unit" => maker.With(unit: "Web servers"),
                _ => maker.With(isAuthority: true),
            },
        };

        await RefusesAsync("Attestation", key);
    }

    [Test]
    public async Task Model_that_policy_denies_is_refused()
    {
        await world.Server.Policy.PublishAsync(KeyPolicies.With($",\"denyModels\":[\"{Model}\"]"));
        using var key = world.NewKey();

        await RefusesAsync("Model", key);
    }

    [Test]
    public async Task Model_that_policy_does_not_name_is_refused()
    {
        await world.Server.Policy.PublishAsync(KeyPolicies.With($",\"requireAttestation\":true,\"allowModels\":[\"{Guid.CreateVersion7()}\"]"));
        using var key = new ForgedKey(world.Server.Issuer) { Maker = maker };

        await RefusesAsync("Model", key);
    }

    [Test]
    public async Task Model_that_policy_denies_later_signs_nobody_in()
    {
        using var key = world.NewKey();
        var before = await world.RegisteredAsync(key);
        await world.Server.Policy.PublishAsync(KeyPolicies.With($",\"denyModels\":[\"{Model}\"]"));
        var visit = await world.AgainAsync(before, "/sign-in");

        visit.Page = await visit.Page.SignInWithPasskeyAsync(key);

        Assert.That((visit.Step, visit.Page.Text(".banner.bad").Contains("not enough", StringComparison.Ordinal)), Is.EqualTo(("/sign-in", true)));
    }

    [Test]
    public async Task Host_header_changes_neither_the_relying_party_nor_the_origins()
    {
        var visit = await world.AtWizardAsync();
        visit.Browser.Headers["Host"] = "contoso.evil";
        var options = await visit.Page.KeyOptionsAsync();

        Assert.That(options, Does.Contain("\"id\":\"localhost\"").And.Not.Contain("evil"));
    }

    private static async Task<BrowserPage> AddAsync(Visit visit, ForgedKey key)
    {
        var page = await visit.Browser.GetAsync("/security-info/sign-in");
        page = page.Has(handler: null) ? await page.SubmitAsync() : page;
        page = page.Step == "/sign-in/security-key" ? await page.AnswerKeyAsync(key) : page;
        page = await page.Browser.GetAsync("/security-info/add");
        page = await page.SubmitAsync(("Input.Method", "securityKey"));
        return page.Step == "/sign-in/security-key" ? await page.AnswerKeyAsync(key) : page;
    }

    private async Task RefusesAsync(string fault, Func<KeyForgery, KeyForgery> change)
    {
        using var key = world.NewKey();
        await RefusesAsync(fault, key, change);
    }

    private async Task RefusesAsync(string fault, ForgedKey key, Func<KeyForgery, KeyForgery>? change = null)
    {
        var visit = await world.AtWizardAsync();

        visit.Page = await visit.Page.CreateKeyAsync(key, change);

        Assert.That((visit.Step, await world.LastFaultAsync()), Is.EqualTo(("/enroll/security-key", fault)));
        Assert.That(visit.Page.Text(".banner.bad"), Is.Not.Empty);
    }
}
