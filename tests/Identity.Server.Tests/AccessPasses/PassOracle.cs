using System.Net;
using Identity.Testing;
using static System.StringComparison;

namespace Identity.Server.Tests.AccessPasses;

/// <summary>Attack 11: a pass that is wrong gets the same answer and the same work, whoever has the name, and whether or not there is a pass.</summary>
[Category("attack-11")]
public sealed class PassOracle : PassFixture
{
    [Test]
    public async Task Names_with_a_pass_without_one_and_of_nobody_look_alike()
    {
        var (with, without) = ((await NewcomerAsync("staff")).Person, (await NewcomerAsync("staff")).Person);
        await Server.Passes.AddAsync(with);

        var answers = new[] { await AnswerAsync(with.UserName), await AnswerAsync(without.UserName), await AnswerAsync(NewName()) };

        Assert.That(answers.Select(answer => answer.Status).Distinct(), Is.EqualTo([HttpStatusCode.OK]));
        Assert.That(answers.Select(answer => answer.Page).Distinct().Count(), Is.EqualTo(1));
        Assert.That(answers.Select(answer => answer.FirstPage).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task They_cost_the_same_commands_and_rows()
    {
        var (with, without) = ((await NewcomerAsync("staff")).Person, (await NewcomerAsync("staff")).Person);
        await Server.Passes.AddAsync(with);
        var work = new[] { await WorkAsync(with.UserName), await WorkAsync(without.UserName), await WorkAsync(NewName()) };

        Assert.That(work.Distinct().Count(), Is.EqualTo(1), string.Join(' ', work));
    }

    [Test]
    public async Task Names_that_nobody_has_are_locked_like_others_and_passwords_are_not()
    {
        var person = (await RegisteredAsync("staff")).Person;
        var (known, unknown) = (await LockAsync(person.UserName), await LockAsync(NewName()));

        Assert.That(known, Does.Contain("minute"));
        Assert.That(unknown, Is.EqualTo(known));
        Assert.That((await TryAsync(person)).Step, Is.EqualTo("/sign-in/verify"), "the counters are the pass's own");
    }

    [Test]
    public async Task Where_policy_has_none_there_is_no_link_and_no_pass_works()
    {
        var visit = await RegisteredAsync("staff");
        var pass = await Server.Passes.AddAsync(visit.Person);
        await AtPassAsync(visit);
        await Server.Policy.PublishAsync(Policy("\"pass\"", ""));

        await TypeAsync(visit, pass);
        var first = await Elsewhere(visit).OpenAsync();
        await Server.Policy.PublishAsync(Policy("\"pass\"", Passes));

        Assert.That(visit.Step, Is.EqualTo("/sign-in/pass"));
        Assert.That(first.Page.Body, Does.Not.Contain("temporary access pass"));
    }

    private async Task<(HttpStatusCode Status, string Page, string FirstPage)> AnswerAsync(string userName)
    {
        var visit = await new Visit(Server, App, new TestPerson(Guid.Empty, userName, "")).OpenAsync(("login_hint", userName));
        var first = Masked(visit.Page, userName);
        visit.Page = await visit.Page.FollowAsync("/pass");
        await TypeAsync(visit, "abcd-efgh");
        return (visit.Page.Status, Masked(visit.Page, userName), first);
    }

    private static string Masked(BrowserPage page, string userName)
    {
        var handle = page.Address.Segments.Select(segment => segment.Trim('/')).First(segment => segment.Length >= 40);
        return new[] { handle, page.Value("__RequestVerificationToken"), page.Text("footer p"), userName }
            .Aggregate(page.Body, (body, own) => body.Replace(own, "*", Ordinal));
    }

    private async Task<(int Commands, int Rows)> WorkAsync(string userName)
    {
        var visit = await AtPassAsync(new Visit(Server, App, new TestPerson(Guid.Empty, userName, "")));
        var before = (await Server.Rows.CountsAsync()).Values.Sum();
        using var commands = new DatabaseCommands(Server);
        await TypeAsync(visit, "abcd-efgh");
        return (commands.Count, (await Server.Rows.CountsAsync()).Values.Sum() - before);
    }

    private async Task<string> LockAsync(string userName)
    {
        var visit = await AtPassAsync(new Visit(Server, App, new TestPerson(Guid.Empty, userName, "")));
        foreach (var guess in "abcdefghijk")
        {
            await TypeAsync(visit, $"{guess}bcd-efgh");
        }

        return visit.Page.Error;
    }
}
