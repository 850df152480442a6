using AngleSharp.Html.Dom;
using Identity.Domain.PasswordReset.Questions;
using Identity.Storage;
using Identity.Testing;

namespace Identity.Server.Tests.ResetMethods;

/// <summary>Security questions are registered for password reset, all at once and never shown again.</summary>
[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
public sealed class QuestionsJourney(StorageProvider provider) : ResetMethodsFixture
{
    private const string Custom = """{"id":"desk","en":"Which number is on your desk?","nl":"Welk nummer staat er op uw bureau?"}""";

    protected override StorageProvider Provider => provider;

    [Test]
    [Category("rule-2")]
    public async Task Mila_answers_questions_and_returns_with_the_level_that_she_had()
    {
        var mila = await AtQuestionsAsync();
        Assert.That(mila.Page.Text("main"), Does.Contain("for password reset only").And.Contain("Capital letters and extra spaces do not matter"));

        Assert.That((await mila.ForwardAsync()).Step, Is.EqualTo("/enroll/done"));

        Assert.That(mila.Page.Text(".list"), Does.Contain("3 questions").And.Contain("Password reset only"));
        Assert.That(mila.Page.Body, Does.Not.Contain("Minoes"));
        var tokens = await mila.FinishAsync();
        Assert.That(tokens.IdToken.GetPayloadValue<string[]>("amr"), Is.EqualTo(["pwd"]));
        Assert.That(await Server.People.MethodsAsync(mila.Person), Is.EqualTo(["questions"]));
        Assert.That(await AnswerCountAsync(mila), Is.EqualTo(3));
    }

    [TestCase("en", "Which number is on your desk?")]
    [TestCase("nl", "Welk nummer staat er op uw bureau?")]
    public async Task Every_question_can_be_chosen_in_the_language_of_the_page(string language, string own)
    {
        await Server.Policy.PublishAsync(TestPolicies.WithResetMethods("contoso.example", register: 5, Custom));
        var visit = await NewcomerAsync("quiz");
        visit.Browser.Headers["Accept-Language"] = language;
        await (await visit.OpenAsync()).ReachAsync("/enroll/questions");

        var lists = visit.Page.Document.QuerySelectorAll("main select").Cast<IHtmlSelectElement>().ToList();

        Assert.That(lists, Has.Count.EqualTo(5));
        foreach (var list in lists)
        {
            Assert.That(list.Options.Select(option => option.Value), Is.EquivalentTo(BuiltInQuestions.Ids.Append("desk").Append("")));
            Assert.That(list.Options.Select(option => option.Text), Has.Member(own));
        }
    }

    [Test]
    public async Task What_is_wrong_is_said_at_its_field_and_what_was_typed_stays()
    {
        var visit = await AtQuestionsAsync();

        visit.Page = await visit.Page.SubmitAsync(
            ("Input.Questions[0]", "firstPetName"), ("Input.Answers[0]", "my pet"),
            ("Input.Questions[1]", "firstPetName"), ("Input.Answers[1]", "Minoes"),
            ("Input.Questions[2]", ""), ("Input.Answers[2]", "Astronaut"));

        Assert.That(visit.Step, Is.EqualTo("/enroll/questions"));
        Assert.That(visit.Page.Text("#answer-1-error"), Does.Contain("repeats a word"));
        Assert.That(visit.Page.Text("#question-2-error"), Does.Contain("same as one above"));
        Assert.That(visit.Page.Text("#question-3-error"), Does.Contain("Choose question 3"));
        Assert.That(visit.Page.Document.QuerySelectorAll("[role=alert] a").Select(link => link.GetAttribute("href")), Is.EqualTo(["#answer-1", "#question-2", "#question-3"]));
        Assert.That(visit.Page.Value("Input.Answers[2]"), Is.EqualTo("Astronaut"));
        Assert.That(visit.Page.Document.QuerySelectorAll("input[name^='Input.Answers']").Select(input => input.GetAttribute("autocomplete")), Has.All.EqualTo("off"));
        Assert.That(await AnswerCountAsync(visit), Is.Zero);
        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.Empty);
        Assert.That((await visit.Page.ReloadAsync()).Body, Does.Not.Contain("Astronaut"), "a GET shows nothing that was typed");
    }

    [TestCase("ab", "too short")]
    [TestCase("A word that is much too long for an answer to a question", "too long")]
    [TestCase("de  WIT", "same as one above")]
    [TestCase("bijbaan manager", "repeats a word")]
    public async Task An_answer_is_refused(string answer, string error)
    {
        var visit = await AtQuestionsAsync();

        visit.Page = await visit.Page.SubmitAsync(
            ("Input.Questions[0]", "firstPetName"), ("Input.Answers[0]", "De Wit"),
            ("Input.Questions[1]", "firstBoss"), ("Input.Answers[1]", answer),
            ("Input.Questions[2]", "dreamJob"), ("Input.Answers[2]", "Astronaut"));

        Assert.That(visit.Page.Text("#answer-2-error"), Does.Contain(error));
    }

    [Test]
    [Category("fault-8")]
    public async Task Fields_that_are_missing_or_too_many_register_nothing_more_than_the_form()
    {
        var visit = await AtQuestionsAsync();
        var token = visit.Page.Value("__RequestVerificationToken");

        var empty = await visit.Browser.PostAsync(visit.Page.Address.ToString(), new Dictionary<string, string> { ["__RequestVerificationToken"] = token });
        Assert.That(empty.Text("#question-1-error"), Is.Not.Empty);

        var more = (await visit.AnswerAsync()).Append(("Input.Questions[3]", "lostThing")).Append(("Input.Answers[3]", "Blue marble"));
        visit.Page = await visit.Page.SubmitAsync([.. more]);
        Assert.That(visit.Step, Is.EqualTo("/enroll/done"));
        Assert.That(await AnswerCountAsync(visit), Is.EqualTo(3));
    }

    [Test]
    [Category("attack-9")]
    public async Task The_database_has_no_answer_and_a_salt_for_each()
    {
        var mila = await AtQuestionsAsync();
        await mila.FinishAsync();
        var lars = await AtQuestionsAsync();
        await lars.FinishAsync();

        var dump = await Server.Rows.DumpAsync();
        var hashes = await Server.Rows.ColumnAsync(
            $"SELECT hash FROM security_answers WHERE person_id IN ({Server.Rows.Literal(mila.Person.Id)}, {Server.Rows.Literal(lars.Person.Id)})");

        foreach (var answer in new[] { "minoes", "de wit", "kerkstraat" })
        {
            Assert.That(dump, Does.Not.Contain(answer).IgnoreCase);
        }

        Assert.That(hashes, Has.Count.EqualTo(6).And.Unique.And.All.StartsWith("$argon2id$"));
        Assert.That(hashes.Select(hash => hash.Split('$')[4]), Is.Unique, "one salt each");
    }

    [Test]
    [Category("rule-6")]
    [Category("fault-8")]
    public async Task Fifty_posts_at_once_make_one_set()
    {
        var visit = await AtQuestionsAsync();
        var answer = await visit.AnswerAsync();
        var form = visit.Page;

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => form.SubmitAsync(answer)));

        Assert.That(await Server.People.MethodsAsync(visit.Person), Is.EqualTo(["questions"]));
        Assert.That(await AnswerCountAsync(visit), Is.EqualTo(3));
        Assert.That(await Server.Rows.CountAsync("pending_methods", $"person_id = {Server.Rows.Literal(visit.Person.Id)}"), Is.Zero);
    }

    [Test]
    public async Task Administrators_are_never_asked_for_them()
    {
        var visit = await (await NewcomerAsync("quiz", "admins")).OpenAsync();
        await visit.ForwardAsync();

        Assert.That(visit.Step, Is.EqualTo("/sign-in/stopped"), "the policy that requires it of them is at fault");
        Assert.That((await visit.Browser.GetAsync($"/enroll/{visit.Handle}/questions")).Step, Is.EqualTo("/sign-in/stopped"));
    }

    private Task<int> AnswerCountAsync(Visit visit) => Server.Rows.CountAsync("security_answers", $"person_id = {Server.Rows.Literal(visit.Person.Id)}");
}
