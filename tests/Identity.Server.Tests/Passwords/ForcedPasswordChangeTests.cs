using Identity.Storage;
using Identity.Testing;

namespace Identity.Server.Tests.Passwords;

/// <summary>A new password that a sign-in asks for before it goes on, on both kinds of database.</summary>
[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class ForcedPasswordChangeTests(StorageProvider provider) : ServerFixture
{
    private const string ChangePage = "/sign-in/change-password";

    protected override RunningServerOptions Options => new() { Provider = provider };

    [Test]
    [Category("rule-1")]
    [Category("rule-7")]
    public async Task Whoever_must_change_the_password_does_so_once_and_returns_to_the_app()
    {
        var sanne = await ObligedAsync();
        var old = sanne.Person;
        await sanne.ReachAsync(ChangePage);
        Assert.That(await sanne.ProbeAsync(), Is.EqualTo("login_required"), "nobody is signed in yet");

        Assert.That((await sanne.ForwardAsync()).Step, Is.EqualTo("app"), "nothing is asked again");
        var tokens = await sanne.RedeemAsync();

        Assert.That(tokens.IsSuccess, Is.True, tokens.Json.ToString());
        Assert.That((await TryAsync(old)).Step, Is.EqualTo("/sign-in"), "the old password");
        Assert.That((await TryAsync(sanne.Person)).Step, Is.EqualTo("app"), "the new password");
        Assert.That(await Server.Rows.CountAsync("audit_events", $"kind = 'password.changed' AND person_id = {Server.Rows.Literal(old.Id)}"), Is.EqualTo(1));
    }

    [Test]
    [Category("fault-4")]
    public async Task The_second_step_comes_first_and_is_not_asked_twice()
    {
        var lars = await RegisteredAsync("staff");
        await Server.People.RequirePasswordChangeAsync(lars.Person);
        await lars.OpenAsync();

        Assert.That((await lars.ForwardAsync()).Step, Is.EqualTo("/sign-in/verify"));
        Assert.That((await lars.ForwardAsync()).Step, Is.EqualTo(ChangePage));
        Assert.That((await lars.ForwardAsync()).Step, Is.EqualTo("app"));
        Assert.That((await lars.RedeemAsync()).IdToken.GetPayloadValue<string>("acr"), Is.EqualTo("urn:identity:2fa"));
    }

    [Test]
    [Category("attack-1")]
    public async Task A_second_step_that_only_the_session_has_proven_ends_with_it()
    {
        var lars = await (await RegisteredAsync("staff")).OpenAsync();
        await lars.FinishAsync();
        await Server.People.RequirePasswordChangeAsync(lars.Person);

        await lars.OpenAsync();
        Assert.That(lars.Step, Is.EqualTo(ChangePage), "proven a moment ago");
        Assert.That((await lars.ForwardAsync()).Step, Is.EqualTo("/sign-in/verify"));
        Assert.That((await lars.FinishAsync()).IsSuccess, Is.True);
    }

    [Test]
    public async Task A_password_that_was_proven_long_ago_is_asked_again()
    {
        var lars = await (await RegisteredAsync("staff")).OpenAsync();
        await lars.FinishAsync();
        await Server.People.RequirePasswordChangeAsync(lars.Person);
        Server.Clock.Advance(TimeSpan.FromMinutes(16));

        Assert.That((await lars.OpenAsync()).Step, Is.EqualTo("/sign-in"));
    }

    [Test]
    [Category("attack-1")]
    public async Task Everything_that_others_began_before_ends()
    {
        var lars = await (await RegisteredAsync("staff")).OpenAsync();
        var tokens = await lars.FinishAsync();
        var thief = await (await Elsewhere(lars).OpenAsync()).ReachAsync("/sign-in/verify");
        await Server.People.RequirePasswordChangeAsync(lars.Person);
        Assert.That((await App.RefreshAsync(tokens.RefreshToken!)).Error, Is.EqualTo("invalid_grant"), "while it has to be changed");

        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        var owner = await (await Elsewhere(lars).OpenAsync()).ReachAsync("app");
        Assert.That((await owner.RedeemAsync()).IsSuccess, Is.True);

        Assert.That((await App.RefreshAsync(tokens.RefreshToken!)).Error, Is.EqualTo("invalid_grant"));
        Assert.That((await App.UserInfoAsync(tokens.AccessToken)).IsSuccess, Is.False);
        Assert.That(await lars.ProbeAsync(), Is.EqualTo("login_required"), "another browser's session");
        Assert.That((await thief.ForwardAsync()).Step, Is.EqualTo("/sign-in"));
        Assert.That(await owner.ProbeAsync(), Is.EqualTo("code"));
    }

    [Test]
    [Category("attack-1")]
    public async Task A_page_that_was_open_when_the_password_changed_elsewhere_changes_nothing()
    {
        var thief = await (await ObligedAsync()).ReachAsync(ChangePage);
        var owner = await (await Elsewhere(thief).OpenAsync()).FinishAsync();
        Assert.That(owner.IsSuccess, Is.True);
        var hash = await HashAsync(thief.Person);

        Assert.That((await thief.ForwardAsync()).Step, Is.EqualTo("/sign-in"));

        Assert.That(await HashAsync(thief.Person), Is.EqualTo(hash));
        Assert.That(await thief.ProbeAsync(), Is.EqualTo("login_required"));
    }

    [Test]
    [Category("rule-6")]
    public async Task Of_many_posts_at_once_one_is_kept()
    {
        var sanne = await (await ObligedAsync()).ReachAsync(ChangePage);
        var form = sanne.Page;

        var pages = await Task.WhenAll(Enumerable.Range(0, 10).Select(number =>
            form.SubmitInAsync(sanne.Browser.Tab(), handler: null, ("Input.New", $"another horse {number}"), ("Input.Repeat", $"another horse {number}"))));

        Assert.That(pages.Count(page => page.App is not null), Is.GreaterThanOrEqualTo(1));
        Assert.That(await Server.Rows.CountAsync("audit_events", $"kind = 'password.changed' AND person_id = {Server.Rows.Literal(sanne.Person.Id)}"), Is.EqualTo(1));
        Assert.That((await Server.Rows.ColumnAsync($"SELECT epoch FROM people WHERE id = {Server.Rows.Literal(sanne.Person.Id)}"))[0], Is.EqualTo("1"));
    }

    [TestCase("", "Enter a new password")]
    [TestCase("short", "at least 8 characters")]
    [TestCase("P@ssw0rd2024!", "Very many people")]
    [TestCase("contoso-2024", "word of your organisation")]
    [TestCase("{name}!!!", "your own name")]
    [TestCase("{old}", "the password that you have now")]
    public async Task A_password_that_the_rules_refuse_changes_nothing_and_the_page_says_why(string typed, string message)
    {
        await Server.Policy.PublishAsync("""{"schema":1,"methods":{"totp":{"on":true}},"passwords":{"words":["Contoso"]}}""");
        var sanne = await (await ObligedAsync()).ReachAsync(ChangePage);
        typed = typed.Replace("{old}", sanne.Person.Password, StringComparison.Ordinal)
            .Replace("{name}", "Quirijnsen", StringComparison.Ordinal);
        var hash = await HashAsync(sanne.Person);

        var page = await sanne.Page.SubmitAsync(("Input.New", typed), ("Input.Repeat", typed));

        Assert.That((page.Step, page.Document.Title), Is.EqualTo((ChangePage, "Error: Choose a new password – Contoso")));
        Assert.That(page.Error, Does.Contain(message));
        Assert.That(page.Text("#new-password-error"), Does.Contain(message));
        Assert.That(page.Body, typed.Length > 8 ? Does.Not.Contain(typed) : Is.Not.Empty);
        Assert.That(page.Text("#new-password-strength"), message.Contains("name", StringComparison.Ordinal) ? Does.Contain("Names are tried first") : Is.Not.Null);
        Assert.That(await HashAsync(sanne.Person), Is.EqualTo(hash));
        await Server.Policy.PublishAsync(TestPolicies.NothingRequired);
    }

    [Test]
    public async Task Without_a_script_it_is_typed_twice_and_with_one_once()
    {
        var sanne = await (await ObligedAsync()).ReachAsync(ChangePage);

        var page = await sanne.Page.SubmitAsync(("Input.New", "another horse entirely"), ("Input.Repeat", "another house entirely"));
        Assert.That(page.Text("#repeat-password-error"), Does.Contain("not the same"));
        page = await page.SubmitAsync(("Input.New", "another horse entirely"), ("Input.Repeat", ""));
        Assert.That(page.Text("#repeat-password-error"), Does.Contain("not the same"));
        page = await page.Browser.PostAsync(page.Address.ToString(), Once("another horse entirely", page.Value("__RequestVerificationToken")));

        Assert.That(page.Step, Is.EqualTo("app"));
    }

    [Test]
    [Category("fault-8")]
    public async Task The_page_is_for_nobody_who_need_not_change_anything()
    {
        var sanne = await (await NewcomerAsync("guests")).OpenAsync();
        var hash = await HashAsync(sanne.Person);
        Assert.That((await sanne.Browser.GetAsync($"/sign-in/{sanne.Handle}/change-password")).Step, Is.EqualTo("/sign-in"));

        var forged = await sanne.Browser.PostAsync(
            $"/sign-in/{sanne.Handle}/change-password",
            Once("another horse entirely", sanne.Page.Value("__RequestVerificationToken")));

        Assert.That(forged.Step, Is.EqualTo("/sign-in"));
        Assert.That(await HashAsync(sanne.Person), Is.EqualTo(hash));
    }

    [Test]
    [Category("rule-8")]
    public async Task Reading_the_page_changes_nothing()
    {
        var sanne = await (await ObligedAsync()).ReachAsync(ChangePage);
        var before = await Server.Rows.DumpAsync();

        await sanne.Page.ReloadAsync();
        await sanne.Browser.GetAsync($"/sign-in/{sanne.Handle}/change-password?Input.New=another+horse");

        Assert.That(await Server.Rows.DumpAsync(), Is.EqualTo(before));
    }

    [Test]
    [Category("rule-8")]
    public async Task The_person_is_told_at_a_verified_address_alone()
    {
        var (told, untold) = (await ObligedAsync(isVerified: true), await ObligedAsync());
        await told.FinishAsync();
        await untold.FinishAsync();

        Assert.That(await Server.Rows.CountAsync("outbox", $"person_id = {Server.Rows.Literal(told.Person.Id)}"), Is.EqualTo(1));
        Assert.That(await Server.Rows.CountAsync("outbox", $"person_id = {Server.Rows.Literal(untold.Person.Id)}"), Is.Zero);
        Assert.That(
            await Server.Rows.ColumnAsync($"SELECT data FROM audit_events WHERE kind = 'notice.not_sent' AND person_id = {Server.Rows.Literal(untold.Person.Id)}"),
            Is.EqualTo(["\"no-address\""]));
        var outbox = await told.Browser.GetAsync("/dev/outbox");
        Assert.That(outbox.Document.Body!.TextContent, Does.Contain("The password of your account was changed"));
    }

    [Test]
    [Category("attack-9")]
    public async Task No_new_password_is_kept_anywhere()
    {
        var sanne = await ObligedAsync();
        await sanne.FinishAsync();

        Assert.That(await Server.Rows.DumpAsync(), Does.Not.Contain(sanne.Person.Password));
    }

    private async Task<Visit> ObligedAsync(bool isVerified = false)
    {
        var person = await Server.People.AddAsync(
            NewName(),
            row =>
            {
                row.EmailConfirmed = isVerified;
                row.DisplayName = "Sanne Quirijnsen";
            },
            "guests");
        await Server.People.RequirePasswordChangeAsync(person);
        return await new Visit(Server, App, person).OpenAsync();
    }

    // What a browser sends whose script has taken the second field away.
    private static Dictionary<string, string> Once(string password, string token) => new() { ["Input.New"] = password, ["__RequestVerificationToken"] = token };

    private async Task<string> HashAsync(TestPerson person) =>
        (await Server.Rows.ColumnAsync($"SELECT password_hash FROM people WHERE id = {Server.Rows.Literal(person.Id)}"))[0];
}
