using Identity.Storage;
using Identity.Testing;

namespace Identity.Server.Tests.PasswordReset;

/// <summary>Resetting a password with security questions.</summary>
[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class ResetByQuestions(StorageProvider provider) : ResetFixture
{
    protected override StorageProvider Provider => provider;

    [SetUp]
    public Task PublishAnyAsync() => Server.Policy.PublishAsync(TestPolicies.ResetByAny());

    [Test]
    public async Task Questions_are_enough_for_somebody_who_needs_one_method()
    {
        var mila = await QuizzedAsync("staff");
        var page = await ChooseAsync(await BeginAsync(mila.Person.UserName), "questions");
        Assert.That(Asked(page), Has.Count.EqualTo(3).And.SubsetOf(Answers.Keys));
        Assert.That(Asked(await page.ReloadAsync()), Is.EqualTo(Asked(page)), "the same ones at each page");

        page = await AnswerAsync(page);

        Assert.That(page.Step, Is.EqualTo("/reset/password"));
        Assert.That((await SetAsync(page)).Step, Is.EqualTo("/reset/end"));
        Assert.That((await TryAsync(Renewed(mila).Person)).Error, Is.Empty);
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(0, 1, 2)]
    [Category("attack-11")]
    public async Task Nothing_says_which_answer_was_wrong(params int[] wrong)
    {
        var mila = await QuizzedAsync("staff");
        var page = await ChooseAsync(await BeginAsync(mila.Person.UserName), "questions");

        page = await AnswerAsync(page, wrong);

        Assert.That(page.Step, Is.EqualTo("/reset/questions"));
        Assert.That(page.Error, Does.Contain("Not every answer is correct").And.Contain("4 tries left"));
        Assert.That(page.Document.QuerySelectorAll("input[aria-invalid=true]"), Has.Length.EqualTo(3));
    }

    [Test]
    public async Task An_answer_that_is_left_out_is_said_and_costs_no_try()
    {
        var mila = await QuizzedAsync("staff");
        var page = await ChooseAsync(await BeginAsync(mila.Person.UserName), "questions");

        Assert.That((await page.SubmitAsync(("Input.Answers[0]", "something"))).Error, Does.Contain("Answer every question"));
        Assert.That((await AnswerAsync(page, 0)).Error, Does.Contain("4 tries left"));
    }

    [Test]
    [Category("fault-8")]
    public async Task The_form_does_not_choose_the_questions()
    {
        var mila = await QuizzedAsync("staff");
        var page = await ChooseAsync(await BeginAsync(mila.Person.UserName), "questions");
        var known = Answers.First(answer => !Asked(page).Contains(answer.Key));

        page = await page.SubmitAsync(
            [.. Enumerable.Range(0, 3).SelectMany(at => new[] { ($"Input.Questions[{at}]", known.Key), ($"Input.Answers[{at}]", known.Value) })]);

        Assert.That(page.Error, Does.Contain("Not every answer is correct"));
    }

    [Test]
    [Category("attack-10")]
    [Category("fault-14")]
    public async Task Five_wrong_sets_lock_the_questions_for_an_hour_over_all_resets_and_nothing_else()
    {
        var mila = await QuizzedAsync("staff");
        await Server.Mails.AddAsync(mila.Person, "mila@home.example");
        var page = await ChooseAsync(await BeginAsync(mila.Person.UserName), "questions");
        for (var set = 0; set < 5; set++)
        {
            Assert.That((await AnswerAsync(page, 0)).Error, Does.Contain("Not every answer"));
        }

        page = await ChooseAsync(await BeginAsync(mila.Person.UserName), "questions");
        Assert.That((await AnswerAsync(page)).Error, Does.Contain("too many wrong answers").And.Contain("60 minutes"), "right, and not looked at");
        Assert.That((await CodeAsync(await MailAsync(await page.Browser.GetAsync($"/reset/{page.Address.Segments[2]}email")), await Server.Mails.CodeAsync(mila.Person))).Step, Is.EqualTo("/reset/password"));

        Server.Clock.Advance(TimeSpan.FromMinutes(61));
        page = await ChooseAsync(await BeginAsync(mila.Person.UserName), "questions");
        Assert.That((await AnswerAsync(page)).Step, Is.EqualTo("/reset/password"));
    }

    [Test]
    public async Task Questions_never_reset_the_password_of_an_administrator()
    {
        var admin = await QuizzedAsync("admins");
        var page = await ChooseAsync(await BeginAsync(admin.Person.UserName), "questions");

        Assert.That((await page.SubmitAsync([.. Asked(page).Select((asked, at) => ($"Input.Answers[{at}]", Answers.GetValueOrDefault(asked, "unknown")))])).Error, Does.Contain("Not every answer"));
    }
}
