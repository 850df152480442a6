using Identity.Testing;

namespace Identity.Server.Tests.Passwords;

/// <summary>Passwords over HTTP: which are accepted, and when wrong ones lock.</summary>
public sealed class PasswordSignInTests : ServerFixture
{
    [Test]
    public async Task A_hash_of_AspNetCore_Identity_is_accepted_and_upgraded()
    {
        var old = await Server.People.AddLegacyAsync(NewName(), "guests");
        var query = $"SELECT password_hash FROM people WHERE id = {Server.Rows.Literal(old.Id)}";
        Assert.That((await Server.Rows.ColumnAsync(query))[0], Does.Not.StartWith("$argon2id$"));

        Assert.That((await (await new Visit(Server, App, old).OpenAsync()).FinishAsync()).IsSuccess, Is.True);

        Assert.That((await Server.Rows.ColumnAsync(query))[0], Does.StartWith("$argon2id$v=19$m=19456,t=2,p=1$"));
        Assert.That((await (await new Visit(Server, App, old).OpenAsync()).FinishAsync()).IsSuccess, Is.True, "with the new hash");
    }

    [Test]
    public async Task A_wrong_password_of_an_old_hash_is_refused_and_upgrades_nothing()
    {
        var old = await Server.People.AddLegacyAsync(NewName(), "guests");

        Assert.That((await TryAsync(old with { Password = "wrong" })).Step, Is.EqualTo("/sign-in"));

        var hash = await Server.Rows.ColumnAsync($"SELECT password_hash FROM people WHERE id = {Server.Rows.Literal(old.Id)}");
        Assert.That(hash[0], Does.Not.StartWith("$argon2id$"));
    }

    [Test]
    public async Task Ten_wrong_passwords_lock_for_a_minute_and_the_next_for_two()
    {
        var person = (await NewcomerAsync("guests")).Person;
        await GuessAsync(person, 10);
        Assert.That((await TryAsync(person)).Step, Is.EqualTo("/sign-in"), "locked: the right one is refused");

        Server.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.That((await TryAsync(person)).Step, Is.EqualTo("/sign-in"), "after 59 seconds");

        Server.Clock.Advance(TimeSpan.FromSeconds(2));
        await GuessAsync(person, 1);
        Server.Clock.Advance(TimeSpan.FromSeconds(119));
        Assert.That((await TryAsync(person)).Step, Is.EqualTo("/sign-in"), "the second lock lasts two minutes");

        Server.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.That((await TryAsync(person)).Step, Is.EqualTo("app"));
    }

    [Test]
    public async Task Nine_wrong_passwords_do_not_lock()
    {
        var person = (await NewcomerAsync("guests")).Person;
        await GuessAsync(person, 9);

        Assert.That((await TryAsync(person)).Step, Is.EqualTo("app"));
    }

    [Test]
    public async Task The_same_wrong_password_counts_once()
    {
        var person = (await NewcomerAsync("guests")).Person;
        for (var attempt = 0; attempt < 12; attempt++)
        {
            await TryAsync(person with { Password = "last year's" });
        }

        Assert.That((await TryAsync(person)).Step, Is.EqualTo("app"));
    }

    [Test]
    public async Task A_name_is_found_whatever_its_case_and_by_its_email_address()
    {
        var person = (await NewcomerAsync("guests")).Person;

        Assert.That((await TryAsync(person with { UserName = $" {person.UserName.ToUpperInvariant()} " })).Step, Is.EqualTo("app"));
        Assert.That((await TryAsync(person with { UserName = $"{person.UserName.Split('@')[0]}@mail.example" })).Step, Is.EqualTo("app"));
    }

    private async Task GuessAsync(TestPerson person, int times)
    {
        for (var guess = 0; guess < times; guess++)
        {
            await TryAsync(person with { Password = $"{Guid.CreateVersion7()}" });
        }
    }
}
