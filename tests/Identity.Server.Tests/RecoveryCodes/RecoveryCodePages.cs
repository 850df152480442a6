using Identity.Testing;

namespace Identity.Server.Tests.RecoveryCodes;

/// <summary>People make recovery codes on Security info, and look after them.</summary>
public sealed class RecoveryCodePages : RecoveryCodeFixture
{
    [Test]
    public async Task Codes_are_made_shown_until_they_are_put_away_and_told_of()
    {
        var visit = await OnPageAsync();
        Assert.That(visit.Page.Text("main"), Does.Contain("You have no recovery codes."));

        var codes = await MakeAsync(visit);

        Assert.That(codes, Has.Count.EqualTo(10).And.Unique.And.All.Match("^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$"));
        Assert.That(Shown(await visit.Browser.GetAsync($"{CodesPath}/show?ui_locales=nl")), Is.EqualTo(codes), "a reload loses nothing");
        await PostAsync(visit);
        Assert.That(visit.Step, Is.EqualTo(CodesPath));
        Assert.That(visit.Page.Text("main"), Does.Contain("You have 10 recovery codes left."));
        Assert.That(Shown(await visit.Browser.GetAsync($"{CodesPath}/show")), Is.Empty);
        Assert.That(await EventsAsync(visit.Person, "method.registered"), Does.Contain("\"recoveryCodes\""));
        Assert.That((await Server.Mails.AllAsync(visit.Person))[0].Subject, Is.EqualTo("Recovery codes were made for your account"));
        await OpenPageAsync(visit);
        Assert.That(visit.Page.Text("main"), Does.Contain("You have 10 recovery codes left.").And.Not.Contain("Make new codes before"));
    }

    [Test]
    [Category("attack-9")]
    public async Task What_is_kept_is_no_code()
    {
        var visit = await OnPageAsync();
        var codes = await MakeAsync(visit);

        var kept = await Server.Rows.ColumnAsync($"SELECT digest FROM recovery_codes WHERE person_id = {Server.Rows.Literal(visit.Person.Id)}");

        Assert.That(kept, Has.Count.EqualTo(10).And.Unique);
        var all = string.Join(' ', kept).ToUpperInvariant();
        Assert.That(codes.Select(code => code.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant()).Where(all.Contains), Is.Empty);
    }

    [Test]
    [Category("rule-5")]
    [Category("fault-10")]
    public async Task Making_them_takes_a_proof_of_a_quarter_of_an_hour()
    {
        var visit = await OnPageAsync();
        await GetAsync(visit, "recovery-codes");
        Pass(16);

        await PostAsync(visit);

        Assert.That(visit.Step, Is.EqualTo("/sign-in/verify"));
        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.EqualTo(["totp"]));
        await visit.ReachAsync(CodesPath);
        await PostAsync(visit);
        Assert.That(Shown(visit.Page), Has.Count.EqualTo(10));
    }

    [Test]
    [Category("rule-5")]
    public async Task Whoever_has_no_other_second_step_makes_none()
    {
        var person = await Server.People.AddAsync(NewName(), row => row.EmailConfirmed = true);
        var visit = await OpenPageAsync(new Visit(Server, App, person));

        Assert.That(visit.Page.LinksTo(CodesPath), Is.False);
        Assert.That((await GetAsync(visit, "recovery-codes")).Step, Is.EqualTo(Path));
    }

    [Test]
    [Category("fault-8")]
    public async Task A_form_kept_from_before_makes_none_once_the_last_method_is_gone()
    {
        var visit = await OnPageAsync();
        await GetAsync(visit, "recovery-codes");
        var form = visit.Page;
        await GetAsync(visit, $"delete/{visit.Authenticator!.MethodId}");
        await PostAsync(visit);

        await form.SubmitAsync();

        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.Empty);
    }

    [Test]
    [Category("fault-22")]
    public async Task New_ones_end_all_of_before_at_once()
    {
        var visit = await OnPageAsync();
        var old = await MakeAsync(visit);
        var made = await MakeAsync(visit);

        var elsewhere = await TypeAsync(await AskedForCodeAsync(visit), old[0]);
        Assert.That(elsewhere.Page.Error, Does.Contain("not correct"));
        Assert.That((await (await TypeAsync(elsewhere, made[0])).FinishAsync()).IsSuccess, Is.True);
        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.EquivalentTo(["totp", "recoveryCodes"]));
    }

    [Test]
    [Category("rule-5")]
    public async Task They_go_with_the_last_method_that_they_stand_in_for()
    {
        var visit = await OnPageAsync();
        await MakeAsync(visit);

        await GetAsync(visit, $"delete/{visit.Authenticator!.MethodId}");
        Assert.That(visit.Page.Text("main"), Does.Contain("Your recovery codes are deleted as well"));
        await PostAsync(visit);

        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.Empty);
        Assert.That(await EventsAsync(visit.Person, "method.removed"), Is.EquivalentTo(["\"totp\"", "\"recoveryCodes\""]));
    }

    [Test]
    [Category("rule-5")]
    public async Task They_are_deleted_alone_and_are_never_the_default_nor_changed()
    {
        var visit = await OnPageAsync();
        await MakeAsync(visit);
        var id = (await Server.Rows.ColumnAsync($"SELECT id FROM methods WHERE method = 'recoveryCodes' AND person_id = {Server.Rows.Literal(visit.Person.Id)}"))[0];
        await GetAsync(visit, "default");
        await PostAsync(visit, ("Input.Id", id));
        Assert.That(
            await Server.Rows.ColumnAsync($"SELECT method FROM methods WHERE is_default AND person_id = {Server.Rows.Literal(visit.Person.Id)}"), Is.EqualTo(["totp"]));

        await GetAsync(visit, $"delete/{id}");
        Assert.That(visit.Page.Text("h1"), Is.EqualTo("Delete Recovery codes?"));
        await PostAsync(visit);

        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.EqualTo(["totp"]));
    }

    [Test]
    [Category("attack-8")]
    public async Task Disowning_a_new_set_brings_the_old_one_back()
    {
        var visit = await OnPageAsync();
        var old = await MakeAsync(visit);
        var made = await MakeAsync(visit);

        await (await Server.Browser().GetAsync(await Server.Mails.NotMeAsync(visit.Person))).SubmitAsync();

        Assert.That(await visit.ProbeAsync(), Is.EqualTo("login_required"));
        var elsewhere = await TypeAsync(await AskedForCodeAsync(visit), made[0]);
        Assert.That(elsewhere.Page.Error, Does.Contain("not correct"));
        Assert.That((await (await TypeAsync(elsewhere, old[0])).FinishAsync()).IsSuccess, Is.True);
    }

    [Test]
    [Category("attack-8")]
    public async Task Codes_that_a_thief_made_beside_his_own_method_go_with_it()
    {
        var person = await Server.People.AddAsync(NewName(), row => row.EmailConfirmed = true);
        var thief = await OpenPageAsync(new Visit(Server, App, person));
        await GetAsync(thief, "add");
        await PostAsync(thief, ("Input.Method", "totp"));
        await thief.ReachAsync(Path);
        var notice = await Server.Mails.NotMeAsync(person);
        await MakeAsync(thief);

        await (await Server.Browser().GetAsync(notice)).SubmitAsync();

        Assert.That(await Server.People.MethodsAsync(person), Is.Empty);
    }
}
