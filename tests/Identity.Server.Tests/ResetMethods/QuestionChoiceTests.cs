using Identity.Domain.Policies;
using Identity.Server.Authenticators.Questions;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.ResetMethods;

/// <summary>Which questions a reset asks, and how little that tells.</summary>
[Category("attack-11")]
public sealed class QuestionChoiceTests : ResetMethodsFixture
{
    private static readonly string[] Registered = ["firstPetName", "firstBoss", "childhoodStreet", "dreamJob", "lostThing"];

    [Test]
    public async Task One_reset_asks_the_same_ones_each_time_and_another_one_others()
    {
        var first = await ForAsync("LARS", Registered, "reset-1");

        Assert.That(first, Has.Count.EqualTo(3).And.Unique.And.SubsetOf(Registered));
        Assert.That(await ForAsync("LARS", Registered, "reset-1"), Is.EqualTo(first));
        Assert.That(await ForAsync("LARS", Registered.Reverse().ToArray(), "reset-1"), Is.EqualTo(first), "in whichever order they are read");
        var others = new HashSet<string>();
        for (var reset = 0; reset < 50; reset++)
        {
            others.Add(string.Join(',', await ForAsync("LARS", Registered, $"reset-{reset}")));
        }

        Assert.That(others, Has.Count.GreaterThan(10), "at random");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_name_shows_no_more_different_questions_than_people_register_however_often_it_is_asked(bool isSomebody)
    {
        var shown = new HashSet<string>();
        for (var reset = 0; reset < 200; reset++)
        {
            shown.UnionWith(await ForAsync("NAME", isSomebody ? Registered : [], $"reset-{reset}"));
        }

        Assert.That(shown, Has.Count.EqualTo(5));
    }

    [Test]
    public async Task Names_that_nobody_has_differ_from_one_another()
    {
        var sets = new HashSet<string>();
        for (var name = 0; name < 50; name++)
        {
            sets.Add(string.Join(',', (await ForAsync($"NOBODY-{name}", [], "reset")).Order(StringComparer.Ordinal)));
        }

        Assert.That(sets, Has.Count.GreaterThan(40));
    }

    [Test]
    public async Task Whoever_has_too_few_is_asked_as_many_as_everybody()
    {
        var asked = await ForAsync("LARS", ["firstPetName", "removedByPolicy"], "reset");

        Assert.That(asked, Has.Count.EqualTo(3).And.Unique.And.Contains("firstPetName").And.Not.Contains("removedByPolicy"));
    }

    [Test]
    public async Task It_reads_what_the_person_has_registered_with_one_query_for_whomever()
    {
        await Server.Policy.PublishAsync(Testing.TestPolicies.WithResetMethods("contoso.example", register: 5));
        var visit = await AtQuestionsAsync();
        await visit.FinishAsync();
        var method = await MethodIdAsync(visit.Person, "questions");

        var (asked, commands) = await ReadAsync(visit.Person.Id, method);
        var (nobodys, same) = await ReadAsync(null, null);

        Assert.That(asked, Is.SubsetOf(Registered).And.Count.EqualTo(3));
        Assert.That(nobodys, Has.Count.EqualTo(3));
        Assert.That((commands, same), Is.EqualTo((1, 1)));
    }

    private Task<IReadOnlyList<string>> ForAsync(string name, IReadOnlyCollection<string> registered, string resetKey) =>
        Server.UseAsync(services => Task.FromResult(services.GetRequiredService<QuestionChoice>().For(name, registered, resetKey, QuestionRule.Default)));

    private async Task<(IReadOnlyList<string> Asked, int Commands)> ReadAsync(Guid? personId, Guid? methodId)
    {
        using var commands = new Testing.DatabaseCommands(Server);
        var asked = await Server.UseAsync(services =>
            services.GetRequiredService<QuestionChoice>().ForAsync("NAME", personId, methodId, "reset", QuestionRule.Default, CancellationToken.None));
        return (asked, commands.Count);
    }
}
