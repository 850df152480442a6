using Identity.Testing;

namespace Identity.Server.Tests.Journeys;

/// <summary>Attack 4: a phone or a mailbox that was not used for long is confirmed by a code, not by a click.</summary>
[Category("attack-4")]
public sealed class Reviews : ServerFixture
{
    private const string Policy = """
        {"schema":1,"methods":{"totp":{"on":true},"phone":{"on":true,"text":true,"call":true,"countries":["NL"]},"email":{"on":true}},
         "registration":[],"reconfirmDays":180,"review":{"include":["*"],"exclude":[]},
         "passwordReset":{"administrators":[]}}
        """;

    private int numbers = 2345000;

    protected override RunningServerOptions Options => new() { Policy = Policy };

    [Test]
    public async Task Phone_that_is_overdue_is_confirmed_with_a_code_and_then_rests_for_as_long_again()
    {
        var visit = await OverdueAsync();
        Assert.That(visit.Step, Is.EqualTo("/sign-in/review"));
        Assert.That(visit.Page.Text("main ul"), Does.Contain("Phone").And.Contain("Authenticator app"));

        visit.Page = await visit.Page.SubmitAsync("Text");
        Assert.That(visit.Step, Is.EqualTo("/sign-in/review/code"));
        Assert.That((await visit.Page.SubmitAsync(("Input.Code", "000000"))).Error, Is.Not.Empty);
        visit.Page = await visit.Page.SubmitAsync(("Input.Code", await Server.Phones.CodeAsync(visit.Person)));

        Assert.That(visit.Step, Is.EqualTo("app"));
        Assert.That(await StepAfterAsync(visit, days: 179), Is.EqualTo("app"));
        Assert.That(await StepAfterAsync(visit, days: 2), Is.EqualTo("/sign-in/review"));
    }

    [Test]
    public async Task Call_confirms_it_too()
    {
        var visit = await OverdueAsync();

        visit.Page = await visit.Page.SubmitAsync("Call");
        Assert.That(visit.Step, Is.EqualTo("/sign-in/review/call"));
        visit.Page = await visit.Page.SubmitAsync();
        Assert.That(visit.Step, Is.EqualTo("/sign-in/review/call"), "nobody has answered");
        await Server.Phones.AnswerAsync(visit.Person);

        Assert.That((await visit.Page.SubmitAsync()).Step, Is.EqualTo("app"));
    }

    [Test]
    public async Task Not_now_goes_on_and_confirms_nothing()
    {
        var visit = await OverdueAsync();

        visit.Page = await visit.Page.SubmitAsync("Later");

        Assert.That(visit.Step, Is.EqualTo("app"));
        Assert.That(await StepAfterAsync(visit, days: 1), Is.EqualTo("/sign-in/review"), "it is asked at the next sign-in");
        Assert.That(
            await Server.Rows.CountAsync("audit_events", $"kind = 'review.postponed' AND person_id = {Server.Rows.Literal(visit.Person.Id)}"), Is.EqualTo(1));
    }

    [Test]
    [Category("rule-2")]
    [Category("fault-8")]
    public async Task Only_what_is_due_is_reached_from_here_whoevers_id_is_sent()
    {
        var other = await OverdueAsync();
        var visit = await OverdueAsync();
        var theirs = (await Server.Rows.ColumnAsync($"SELECT id FROM methods WHERE method = 'phone' AND person_id = {Server.Rows.Literal(other.Person.Id)}"))[0];
        var sent = await Server.Phones.CountAsync(other.Person);
        var form = visit.Page.Document.QuerySelector("form[action*='handler=Text']")!.GetAttribute("action")!;
        var own = form[(form.IndexOf("method=", StringComparison.Ordinal) + 7)..].Split('&')[0];

        var token = visit.Page.Value("__RequestVerificationToken");
        foreach (var id in new[] { theirs, $"{visit.Authenticator!.MethodId}" })
        {
            var page = await visit.Browser.PostAsync(
                new Uri(visit.Page.Address, form.Replace(own, id, StringComparison.Ordinal)).ToString(), [new("__RequestVerificationToken", token)]);
            Assert.That(page.Step, Is.EqualTo("/sign-in/review"));
        }

        Assert.That(await Server.Phones.CountAsync(other.Person), Is.EqualTo(sent));
    }

    private async Task<Visit> OverdueAsync()
    {
        var visit = await RegisteredAsync();
        await Server.Phones.AddAsync(visit.Person, $"+3161{numbers++}");
        Server.Clock.Advance(TimeSpan.FromDays(181));
        await visit.OpenAsync();
        visit.Page = await visit.Page.SubmitAsync(await visit.AnswerAsync());
        visit.Page = await visit.Page.SubmitAsync(await visit.AnswerAsync());
        return visit;
    }

    private async Task<string> StepAfterAsync(Visit visit, int days)
    {
        Server.Clock.Advance(TimeSpan.FromDays(days));
        await visit.OpenAsync();
        visit.Page = await visit.Page.SubmitAsync(await visit.AnswerAsync());
        visit.Page = await visit.Page.SubmitAsync(await visit.AnswerAsync());
        return visit.Step;
    }
}
