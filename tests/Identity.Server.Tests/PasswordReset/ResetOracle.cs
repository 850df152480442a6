using System.Net;
using System.Text.RegularExpressions;
using Identity.Server.Passwords;
using Identity.Storage;
using Identity.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Identity.Server.Tests.PasswordReset;

/// <summary>Attack 11: until something is proven, a reset answers alike for every name and does the same work.</summary>
[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
[Category("attack-11")]
public sealed partial class ResetOracle(StorageProvider provider) : ResetFixture
{
    protected override StorageProvider Provider => provider;

    private static readonly string[] Kinds = ["ordinary", "unknown", "disabled", "empty-handed", "not allowed"];

    // What runs beside the requests costs commands and rows as well, whenever the clock moves.
    [OneTimeSetUp]
    public async Task StopBackgroundAsync()
    {
        foreach (var service in Server.Services.GetServices<IHostedService>().Where(service => service.GetType().Assembly == typeof(PasswordWork).Assembly))
        {
            await service.StopAsync(CancellationToken.None);
        }
    }

    [SetUp]
    public Task ExcludeAsync() => Server.Policy.PublishAsync(TestPolicies.ResetByAny(",\"include\":[\"*\"],\"exclude\":[\"guests\"]"));

    [Test]
    public async Task Every_name_gets_the_same_bytes()
    {
        var expected = await AnswersAsync(await NameAsync(Kinds[0]));
        Assert.That(expected.Select(answer => answer.Status), Is.All.EqualTo(HttpStatusCode.OK));

        foreach (var kind in Kinds[1..])
        {
            var answers = await AnswersAsync(await NameAsync(kind));
            foreach (var (answer, wanted) in answers.Zip(expected))
            {
                Assert.That(answer, Is.EqualTo(wanted), kind);
            }
        }
    }

    [Test]
    public async Task Every_name_costs_the_same_commands_rows_and_hashes()
    {
        // The counters of this number and address exist afterwards, both kinds.
        await WorkAsync(await NameAsync("ordinary"));
        await WorkAsync(NewName());
        var expected = await WorkAsync(await NameAsync(Kinds[0]));
        Assert.That(expected.Select(work => work.Commands), Is.All.Positive);
        Assert.That(expected.Where(work => work.Hashes != 0), Is.EqualTo(new[] { expected[^1] }), "the answers to questions alone");
        Assert.That(expected[^1].Hashes, Is.EqualTo(3));

        foreach (var kind in Kinds[1..])
        {
            Assert.That(await WorkAsync(await NameAsync(kind)), Is.EqualTo(expected), kind);
        }
    }

    [Test]
    public async Task A_name_that_nobody_has_is_not_kept_in_clear()
    {
        const string typedByMistake = "my-password-typed-as-a-name-at-reset";
        await AnswersAsync(typedByMistake);

        var dump = await Server.Rows.DumpAsync();

        Assert.That(dump, Does.Not.Contain(typedByMistake).And.Not.Contain(typedByMistake.ToUpperInvariant()).And.Not.Contain(ServerPhones.Number));
    }

    private async Task<string> NameAsync(string kind)
    {
        if (kind == "unknown")
        {
            return NewName();
        }

        if (kind == "empty-handed")
        {
            return (await NewcomerAsync("staff")).Person.UserName;
        }

        var visit = await EquippedAsync(kind == "not allowed" ? "guests" : "staff");
        await Server.Mails.AddAsync(visit.Person, $"{visit.Person.Id:N}@home.example");
        await Server.People.AddQuestionsAsync(visit.Person, [.. Answers.Select(pair => (pair.Key, pair.Value))]);
        if (kind == "disabled")
        {
            await Server.People.DisableAsync(visit.Person);
        }

        return visit.Person.UserName;
    }

    private async Task<IReadOnlyList<(HttpStatusCode Status, string Headers, string Text)>> AnswersAsync(string name)
    {
        var answers = new List<BrowserPage>();
        await foreach (var page in WalkAsync(name, step => step()))
        {
            answers.Add(page);
        }

        return answers.ConvertAll(page => (page.Status, string.Join(' ', page.Headers.Keys.Order(StringComparer.Ordinal)), Anonymous(page, name)));
    }

    private async Task<IReadOnlyList<(string Step, int Commands, int Rows, long Hashes)>> WorkAsync(string name)
    {
        var work = new List<(string Step, int Commands, int Rows, long Hashes)>();
        await foreach (var page in WalkAsync(name, MeasureAsync))
        {
            work[^1] = work[^1] with { Step = page.Step };
        }

        return work;

        async Task<BrowserPage> MeasureAsync(Func<Task<BrowserPage>> step)
        {
            var before = (await Server.Rows.CountsAsync()).Values.Sum();
            using var hashes = new Measurements(Server, PasswordWork.MeterName, "identity.password.hashes");
            using var commands = new DatabaseCommands(Server);
            var page = await step();
            var count = commands.Count;
            work.Add(("", count, (await Server.Rows.CountsAsync()).Values.Sum() - before, hashes.Sum));
            return page;
        }
    }

    // What somebody does who knows a name and a number.
    private async IAsyncEnumerable<BrowserPage> WalkAsync(string name, Func<Func<Task<BrowserPage>>, Task<BrowserPage>> take)
    {
        using var browser = Server.Browser();
        var start = await browser.GetAsync("/reset");
        Server.Clock.Advance(TimeSpan.FromMinutes(2));
        var choose = await take(() => start.SubmitAsync(("UserName", name)));
        yield return choose;
        var app = await take(() => ChooseAsync(choose, "totp"));
        yield return app;
        yield return await take(() => CodeAsync(app, "000000"));
        yield return await take(() => app.SubmitAsync("Extend"));
        yield return await take(() => CodeAsync(app, "000001"));
        var phone = await take(() => ChooseAsync(choose, "phone"));
        yield return phone;
        var sent = await take(() => phone.SubmitAsync(("Input.Number", ServerPhones.Number)));
        yield return sent;
        yield return await take(() => sent.SubmitAsync("Text"));
        yield return await take(() => CodeAsync(sent, "000000"));
        yield return await take(sent.ReloadAsync);
        Server.Clock.Advance(TimeSpan.FromSeconds(31));
        yield return await take(() => sent.SubmitAsync("Call"));
        var email = await take(() => ChooseAsync(choose, "email"));
        yield return email;
        var mailed = await take(() => email.SubmitAsync());
        yield return mailed;
        yield return await take(() => mailed.SubmitAsync("Mail"));
        Server.Clock.Advance(TimeSpan.FromSeconds(31));
        yield return await take(() => mailed.SubmitAsync("Mail"));
        yield return await take(() => CodeAsync(mailed, "000000"));
        yield return await take(mailed.ReloadAsync);
        var questions = await take(() => ChooseAsync(choose, "questions"));
        yield return questions;
        yield return await take(() => AnswerAsync(questions, 0, 1, 2));
    }

    // Each name has questions of its own, those that nobody has too.
    private static string Anonymous(BrowserPage page, string name) => page.Document.QuerySelectorAll("fieldset label[for^=answer]").Aggregate(
        Handles().Replace(page.Body.Replace(name, "*", StringComparison.Ordinal), "*").Replace(page.Text("footer p"), "*", StringComparison.Ordinal),
        (text, question) => text.Replace(question.InnerHtml, "*", StringComparison.Ordinal));

    [GeneratedRegex("[A-Za-z0-9_-]{40,}")]
    private static partial Regex Handles();
}
