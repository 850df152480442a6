using Identity.Server.Authenticators.Questions;
using Identity.Server.Passwords;
using Identity.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.ResetMethods;

/// <summary>Answers in a password reset: all or nothing, and the same work for everybody.</summary>
[Category("attack-11")]
public sealed class QuestionJudgeTests : ResetMethodsFixture
{
    private static readonly string[] Asked = ["childhoodStreet", "firstPetName", "firstBoss"];

    [TestCase("Kerkstraat", "Minoes", "De Wit", true)]
    [TestCase("  KERKSTRAAT ", "minoes", "de   wit", true)]
    [TestCase("Kerkstraat", "Minoes", "De Boer", false)]
    [TestCase("Minoes", "Kerkstraat", "De Wit", false)]
    [TestCase("Kerkstraat", "Minoes", "", false)]
    [TestCase("Kerkstraat", "Minoes", null, false)]
    public async Task All_answers_have_to_be_right(string first, string second, string? third, bool isRight)
    {
        var (person, method) = await RegisteredQuestionsAsync();

        Assert.That(await JudgeAsync(person.Id, method, Asked, [first, second, third]), Is.EqualTo(isRight));
    }

    [Test]
    public async Task Answers_are_good_for_their_owner_their_method_and_what_was_asked_alone()
    {
        var (mila, milas) = await RegisteredQuestionsAsync();
        var (lars, larss) = await RegisteredQuestionsAsync();
        string[] right = ["Kerkstraat", "Minoes", "De Wit"];

        Assert.That(await JudgeAsync(mila.Id, milas, Asked, right), Is.True);
        Assert.That(await JudgeAsync(mila.Id, larss, Asked, right), Is.False);
        Assert.That(await JudgeAsync(mila.Id, null, Asked, right), Is.False);
        Assert.That(await JudgeAsync(null, milas, Asked, right), Is.False);
        Assert.That(await JudgeAsync(null, null, Asked, right), Is.False);
        Assert.That(await JudgeAsync(mila.Id, milas, [], []), Is.False);
        Assert.That(await JudgeAsync(mila.Id, milas, [.. Asked, "lostThing"], [.. right, "Blue marble"]), Is.False);
        await Server.Rows.ColumnAsync($"UPDATE security_answers SET hash = (SELECT hash FROM security_answers WHERE person_id = {Server.Rows.Literal(lars.Id)} AND question_id = 'firstBoss') WHERE person_id = {Server.Rows.Literal(mila.Id)} AND question_id = 'firstBoss'");
        Assert.That(await JudgeAsync(mila.Id, milas, Asked, right), Is.False, "a hash that was moved fits nothing");
    }

    [Test]
    public async Task It_costs_the_same_for_right_and_wrong_answers_and_for_people_that_there_are_not()
    {
        var (person, method) = await RegisteredQuestionsAsync();
        var right = await WorkAsync(person.Id, method, ["Kerkstraat", "Minoes", "De Wit"]);

        Assert.That(right.Hashes, Is.EqualTo(3));
        Assert.That(await WorkAsync(person.Id, method, ["wrong", "Minoes", "De Wit"]), Is.EqualTo(right), "the first one wrong");
        Assert.That(await WorkAsync(person.Id, method, []), Is.EqualTo(right), "nothing typed");
        Assert.That(await WorkAsync(person.Id, method, [new string('x', 5000), null, null]), Is.EqualTo(right), "far too long");
        Assert.That(await WorkAsync(person.Id, null, ["Kerkstraat", "Minoes", "De Wit"]), Is.EqualTo(right), "no questions");
        Assert.That(await WorkAsync(null, null, ["Kerkstraat", "Minoes", "De Wit"]), Is.EqualTo(right), "nobody");
    }

    private async Task<(TestPerson Person, Guid Method)> RegisteredQuestionsAsync()
    {
        var visit = await AtQuestionsAsync();
        await visit.FinishAsync();
        return (visit.Person, await MethodIdAsync(visit.Person, "questions"));
    }

    private Task<bool> JudgeAsync(Guid? personId, Guid? methodId, IReadOnlyList<string> asked, IReadOnlyList<string?> typed) =>
        Server.UseAsync(services => services.GetRequiredService<QuestionJudge>().JudgeAsync(personId, methodId, asked, typed, CancellationToken.None));

    private async Task<(long Hashes, int Commands)> WorkAsync(Guid? personId, Guid? methodId, IReadOnlyList<string?> typed)
    {
        using var hashes = new Measurements(Server, PasswordWork.MeterName, "identity.password.hashes");
        using var commands = new DatabaseCommands(Server);
        await JudgeAsync(personId, methodId, Asked, typed);
        return (hashes.Sum, commands.Count);
    }
}
