using FsCheck;
using FsCheck.Fluent;
using Identity.Domain.PasswordReset.Questions;
using Identity.Domain.Policies;
using Identity.Domain.Tests.Worlds;

namespace Identity.Domain.Tests.PasswordReset.Questions;

internal sealed class QuestionAnswersTests
{
    private static readonly QuestionRule Three = new(3, 3, [new("badge", new Dictionary<string, string>())]);
    private static readonly string[] Texts = ["Wat is de achternaam van uw buren?", "What is the surname of your neighbours?"];

    [TestCase("  Rex  ", "rex")]
    [TestCase("Rex\t the \n DOG", "rex the dog")]
    [TestCase("ΣΊΣΥΦΟΣ", "σίσυφοσ")]
    [TestCase("σίσυφος", "σίσυφοσ")]
    [TestCase("Cafe\u0301", "caf\u00e9")]
    [TestCase("\uff32ex\u00a0\u2003x", "rex x")]
    [TestCase(" \u0000\t ", "")]
    [TestCase("rex\ufffe\uffffdog", "rex dog")]
    [TestCase("rex\ud83f\udffe\ufdd0", "rex \ufdd0")]
    public void However_it_is_typed_it_is_one_answer(string typed, string normal) =>
        Assert.That(QuestionAnswers.Normalise(typed), Is.EqualTo(normal));

    [Test]
    public void What_is_normal_stays_as_it_is() =>
        Claim.Holds(ArbMap.Default.GeneratorFor<UnicodeString>(), typed =>
        {
            var normal = QuestionAnswers.Normalise(typed.Get ?? "");
            return QuestionAnswers.Normalise(normal) == normal && QuestionAnswers.Normalise($" {typed.Get}\n") == normal;
        });

    [Test]
    public void Good_answers_come_back_normalised()
    {
        var verdict = Check(Answer("firstPetName", " Rex "), Answer("badge", "4 7 1"), Answer("dreamJob", "Van den Berg"));

        Assert.That(((AnswersVerdict.Accepted)verdict).Answers.Select(answer => (answer.QuestionId, answer.Text)), Is.EqualTo(new[]
        {
            ("firstPetName", "rex"), ("badge", "4 7 1"), ("dreamJob", "van den berg"),
        }));
    }

    [TestCase(2)]
    [TestCase(4)]
    public void As_many_are_answered_as_policy_says(int number) =>
        Assert.That(
            Check([.. BuiltInQuestions.Ids.Take(number).Select((id, index) => Answer(id, $"answer {index}"))]),
            Is.EqualTo(new AnswersVerdict.WrongNumber(3)));

    [TestCase(2, AnswerFault.TooShort)]
    [TestCase(3, null)]
    [TestCase(40, null)]
    [TestCase(41, AnswerFault.TooLong)]
    public void An_answer_has_3_to_40_characters(int length, AnswerFault? fault)
    {
        Assert.That(Faults(Answer("firstPetName", new string('x', length))), Is.EqualTo(fault?.ToString() ?? ""));
        Assert.That(Faults(Answer("firstPetName", $"  {string.Concat(Enumerable.Repeat("😀", length))} ")), Is.EqualTo(fault?.ToString() ?? ""));
    }

    [Test]
    public void No_question_and_no_answer_is_there_twice() => Assert.Multiple(() =>
    {
        Assert.That(Faults(Answer("dreamJob", "other")), Is.EqualTo("QuestionTwice"));
        Assert.That(Faults(Answer("firstPetName", " PILOT")), Is.EqualTo("AnswerTwice"));
        Assert.That(Faults(Answer("firstPetName", "pilots")), Is.Empty);
        Assert.That(Faults(Answer("noSuchQuestion", "other")), Is.EqualTo("UnknownQuestion"));
    });

    [TestCase("Buren", "WordOfQuestion")]
    [TestCase("my NEIGHBOURS", "WordOfQuestion")]
    [TestCase("de buren!", "WordOfQuestion")]
    [TestCase("burenhof", "")]
    [TestCase("van den Berg", "")]
    [TestCase("de Wit", "")]
    public void No_word_of_the_question_in_any_language_is_in_the_answer(string typed, string fault) =>
        Assert.That(Faults(new GivenAnswer("childhoodNeighbours", Texts, typed)), Is.EqualTo(fault));

    [Test]
    public void Every_wrong_answer_is_named_at_once()
    {
        var verdict = (AnswersVerdict.Rejected)Check(Answer("firstPetName", "x"), Answer("dreamJob", "pilot"), Answer("dreamJob", "chef"));

        Assert.That(verdict.Problems, Is.EqualTo(new AnswerProblem[] { new(0, AnswerFault.TooShort), new(2, AnswerFault.QuestionTwice) }));
    }

    [Test]
    public void An_answer_is_in_no_log() => Assert.Multiple(() =>
    {
        Assert.That(Answer("firstPetName", "Rex").ToString(), Does.Not.Contain("Rex"));
        Assert.That(new NormalAnswer("firstPetName", "rex").ToString(), Does.Not.Contain("rex"));
    });

    private static string Faults(GivenAnswer third) =>
        Check(Answer("dreamJob", "pilot"), Answer("badge", "471"), third) is AnswersVerdict.Rejected(var problems)
            ? string.Join(' ', problems.Select(problem => problem.Fault))
            : "";

    private static AnswersVerdict Check(params IReadOnlyList<GivenAnswer> answers) => QuestionAnswers.Check(Three, answers);

    private static GivenAnswer Answer(string id, string typed) => new(id, [], typed);
}
