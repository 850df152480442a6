using Identity.Testing;

namespace Identity.Server.Tests.SecurityInfo;

/// <summary>People change a password that they know.</summary>
[Category("attack-1")]
public sealed class KnownPassword : SecurityInfoFixture
{
    private const string New = "vijf paarse olifanten dansen";

    [Test]
    public async Task Everything_is_proven_anew_and_the_person_goes_on_with_the_new_password_and_nobody_else_does()
    {
        var visit = await OnPageAsync();
        var elsewhere = await OpenPageAsync(Elsewhere(visit));

        await BeginAsync(visit);
        Assert.That(visit.Step, Is.EqualTo("/sign-in"), "a session that stands open is not enough");
        await PostAsync(visit, [.. await visit.AnswerAsync()]);
        Assert.That(visit.Step, Is.EqualTo("/sign-in/verify"));
        await PostAsync(visit, [.. await visit.AnswerAsync()]);
        Assert.That(visit.Step, Is.EqualTo("/sign-in/change-password"));
        await PostAsync(visit, ("Input.New", New), ("Input.Repeat", New));

        Assert.That(visit.Step, Is.EqualTo(Path));
        Assert.That((await elsewhere.Browser.GetAsync(Path)).Step, Is.EqualTo($"{Path}/sign-in"), "every other session is over");
        Assert.That((await Server.Mails.AllAsync(visit.Person))[0].Subject, Is.EqualTo("The password of your account was changed"));
        Assert.That((await TryAsync(visit.Person)).Step, Is.EqualTo("/sign-in"), "the old password is none");
        Assert.That((await TryAsync(visit.Person with { Password = New })).Step, Is.EqualTo("/sign-in/verify"));
    }

    [Test]
    [Category("attack-8")]
    public async Task Password_that_somebody_else_has_chosen_stops_working_when_it_is_disowned()
    {
        var visit = await OnPageAsync();
        await BeginAsync(visit);
        await PostAsync(visit, [.. await visit.AnswerAsync()]);
        await PostAsync(visit, [.. await visit.AnswerAsync()]);
        await PostAsync(visit, ("Input.New", New), ("Input.Repeat", New));

        await (await Server.Browser().GetAsync(await Server.Mails.NotMeAsync(visit.Person))).SubmitAsync();

        Assert.That((await TryAsync(visit.Person with { Password = New })).Step, Is.EqualTo("/sign-in"));
        Assert.That(await visit.ProbeAsync(), Is.EqualTo("login_required"));
    }

    private async Task BeginAsync(Visit visit)
    {
        Server.Clock.Advance(TimeSpan.FromSeconds(31));
        visit.Page = await visit.Page.SubmitAsync("Password");
    }
}
