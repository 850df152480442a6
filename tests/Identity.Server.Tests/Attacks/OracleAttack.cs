using System.Net;
using Identity.Server.Passwords;
using Identity.Server.Tests.Passwords;
using Identity.Testing;
using static System.StringComparison;

namespace Identity.Server.Tests.Attacks;

/// <summary>Attack 11: the answer to a wrong password, and the work for it, are the same whether or not anybody has the name.</summary>
[Category("attack-11")]
public sealed class OracleAttack : ServerFixture
{
    [Test]
    public async Task Known_and_unknown_names_get_the_same_bytes()
    {
        var known = await AnswerAsync(await KnownAsync());
        var unknown = await AnswerAsync("nobody@contoso.example");

        Assert.That(unknown.Status, Is.EqualTo(known.Status));
        Assert.That(unknown.Headers.Keys, Is.EquivalentTo(known.Headers.Keys));
        Assert.That(unknown.Text, Is.EqualTo(known.Text));
    }

    [Test]
    public async Task Known_and_unknown_names_cost_the_same_hashes_and_rows()
    {
        var known = await WorkAsync(await KnownAsync());
        var unknown = await WorkAsync(NewName());

        Assert.That(known.Hashes, Is.GreaterThan(0));
        Assert.That(unknown.Hashes, Is.EqualTo(known.Hashes));
        Assert.That(unknown.Commands, Is.EqualTo(known.Commands));
        Assert.That(unknown.Rows, Is.EqualTo(known.Rows));
    }

    [Test]
    public async Task Old_hashes_make_everybody_pay_for_both_kinds()
    {
        var old = await Server.People.AddLegacyAsync("old@contoso.example", "staff");
        var modern = await WorkAsync(await KnownAsync());
        var legacy = await WorkAsync(old.UserName);
        var unknown = await WorkAsync(NewName());

        Assert.That(modern.Hashes, Is.EqualTo(2));
        Assert.That(legacy.Hashes, Is.EqualTo(2));
        Assert.That(unknown.Hashes, Is.EqualTo(2));

        // At their own next sign-in the hash becomes today's, and the price falls for all.
        var visit = new Visit(Server, App, old);
        await (await visit.OpenAsync()).ForwardAsync();
        Assert.That((await WorkAsync(await KnownAsync())).Hashes, Is.EqualTo(1));
    }

    [Test]
    public async Task Each_foreign_scheme_that_is_left_costs_everybody_one_evaluation()
    {
        var known = await KnownAsync();
        var before = await WorkAsync(known);
        foreach (var (number, hash) in MovedHashes.Foreign.Where(hash => hash.StartsWith("$2", Ordinal) || hash.StartsWith("$scrypt", Ordinal)).Index())
        {
            await Server.People.ImportAsync($$"""{"userName":"moved{{number}}@contoso.example","groups":["guests"],"passwordHash":"{{hash}}"}""");
        }

        // One scrypt and three costs of bcrypt; two people with the same scheme cost one evaluation.
        await Server.People.ImportAsync($$"""{"userName":"twin@contoso.example","passwordHash":"{{MovedHashes.Foreign[^1]}}"}""");
        var modern = await WorkAsync(known);
        var moved = await WorkAsync("moved0@contoso.example");
        var unknown = await WorkAsync($"{Guid.CreateVersion7():N}@contoso.example");

        Assert.That(modern.Hashes, Is.EqualTo(before.Hashes + 4));
        Assert.That(moved.Hashes, Is.EqualTo(modern.Hashes));
        Assert.That(unknown.Hashes, Is.EqualTo(modern.Hashes));
        Assert.That((moved.Commands, unknown.Commands), Is.EqualTo((before.Commands, before.Commands)));

        foreach (var number in Enumerable.Range(0, 4))
        {
            await (await new Visit(Server, App, new TestPerson(Guid.Empty, $"moved{number}@contoso.example", MovedHashes.Password)).OpenAsync()).ForwardAsync();
        }

        Assert.That((await WorkAsync(known)).Hashes, Is.EqualTo(before.Hashes + 1), "the twin's is left");
        await (await new Visit(Server, App, new TestPerson(Guid.Empty, "twin@contoso.example", MovedHashes.Password)).OpenAsync()).ForwardAsync();
        Assert.That((await WorkAsync(known)).Hashes, Is.EqualTo(before.Hashes));
    }

    [Test]
    public async Task Names_that_nobody_has_are_locked_like_others()
    {
        var known = await LockAsync(await KnownAsync());
        var unknown = await LockAsync(NewName());

        Assert.That(known, Does.Contain("minute"));
        Assert.That(unknown, Is.EqualTo(known));
    }

    [Test]
    public async Task A_lock_says_nothing_about_the_other_names_of_a_person()
    {
        var (name, address) = (NewName(), NewName());
        await Server.People.ImportAsync($$"""{"userName":"{{name}}","email":"{{address}}","groups":["guests"],"password":"right-password"}""");
        await LockAsync(name);

        Assert.That((await AnswerAsync(address)).Text, Is.EqualTo((await AnswerAsync(NewName())).Text));
        Assert.That((await TryAsync(Guessing(address, "right-password"))).Step, Is.EqualTo("/sign-in"), "locked all the same");
    }

    [Test]
    public async Task A_name_that_nobody_has_is_not_kept_in_clear()
    {
        const string typedByMistake = "my-password-typed-as-a-name";
        await AnswerAsync(typedByMistake);

        var dump = await Server.Rows.DumpAsync();

        Assert.That(dump, Does.Not.Contain(typedByMistake).And.Not.Contain(typedByMistake.ToUpperInvariant()));
    }

    private async Task<string> KnownAsync() => (await NewcomerAsync("staff")).Person.UserName;

    private static TestPerson Guessing(string userName, string password = "wrong") => new(Guid.Empty, userName, password);

    private async Task<(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, string Text)> AnswerAsync(string userName)
    {
        var page = await TryAsync(Guessing(userName));
        var handle = page.Address.Segments[^1];
        var token = page.Value("__RequestVerificationToken");
        var support = page.Text("footer p");
        return (page.Status, page.Headers, new[] { handle, token, support, userName }.Aggregate(page.Body, (body, own) => body.Replace(own, "*", Ordinal)));
    }

    private async Task<(long Hashes, int Commands, int Rows)> WorkAsync(string userName)
    {
        var visit = await new Visit(Server, App, Guessing(userName)).OpenAsync();
        using var hashes = new Measurements(Server, PasswordWork.MeterName, "identity.password.hashes");
        var before = (await Server.Rows.CountsAsync()).Values.Sum();
        using var commands = new DatabaseCommands(Server);
        await visit.Page.SubmitAsync(await visit.AnswerAsync());
        return (hashes.Sum, commands.Count, (await Server.Rows.CountsAsync()).Values.Sum() - before);
    }

    private async Task<string> LockAsync(string userName)
    {
        var error = "";
        for (var guess = 0; guess < 11; guess++)
        {
            error = (await TryAsync(Guessing(userName, $"wrong {guess}"))).Error;
        }

        return error;
    }
}
