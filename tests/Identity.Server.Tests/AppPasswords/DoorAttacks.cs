using System.Net;
using Identity.Domain.AppPasswords;
using Identity.Domain.SignIn.Attempts;
using Identity.Server.Passwords;
using Identity.Testing;
using Microsoft.Data.Sqlite;

namespace Identity.Server.Tests.AppPasswords;

/// <summary>What strangers at the doors learn, cost and can break.</summary>
public sealed class DoorAttacks : DoorFixture
{
    private const string Wrong = "abcdefghijklmnop";

    [Test]
    [Category("attack-11")]
    public async Task Known_and_unknown_names_get_the_same_answers_at_every_door()
    {
        var (person, _) = await HolderAsync();
        using var web = await WebAsync(person.UserName, Wrong);
        using var webUnknown = await WebAsync(NewName(), Wrong);
        using var mail = await MailAsync(person.UserName, Wrong);
        using var mailUnknown = await MailAsync(NewName(), Wrong);

        Assert.That(await WholeAsync(webUnknown), Is.EqualTo(await WholeAsync(web)));
        Assert.That(await WholeAsync(mailUnknown), Is.EqualTo(await WholeAsync(mail)));
    }

    [TestCase(Wrong)]
    [TestCase("correct horse battery staple")]
    [Category("attack-11")]
    public async Task Known_and_unknown_names_cost_the_same_commands_and_rows_and_no_hash(string typed)
    {
        var (person, _) = await HolderAsync();

        // What is made once, an audit key, is made before.
        await WebAsync(person.UserName, $"{typed} once");
        var known = await WorkAsync(person.UserName, typed);
        var nobody = NewName();
        await WebAsync(nobody, $"{typed} once");
        var unknown = await WorkAsync(nobody, typed);

        Assert.That(unknown, Is.EqualTo(known));
        Assert.That(known.Hashes, Is.Zero);
    }

    [Test]
    [Category("attack-11")]
    public async Task The_password_of_the_account_is_never_hashed_or_counted_against_it()
    {
        var (person, _) = await HolderAsync();
        using var hashes = new Measurements(Server, PasswordWork.MeterName, "identity.password.hashes");

        for (var guess = 0; guess < 12; guess++)
        {
            await WebAsync(person.UserName, guess == 0 ? person.Password : $"wrong {guess}");
        }

        Assert.That(hashes.Sum, Is.Zero);
        Assert.That((await TryAsync(person)).Step, Is.Not.EqualTo("/sign-in"), "the sign-in of the account is not locked by it");
    }

    [Test]
    [Category("fault-9")]
    public async Task An_app_password_is_good_on_no_page()
    {
        var (person, password) = await HolderAsync();

        var page = await TryAsync(person with { Password = password.Text });

        Assert.That(page.Step, Is.EqualTo("/sign-in"));
        Assert.That(page.Error, Is.Not.Empty);
    }

    [Test]
    [Category("attack-10")]
    public async Task Wrong_ones_lock_strangers_out_and_never_the_places_that_are_known()
    {
        var (person, password) = await HolderAsync();
        Assert.That(await StatusAsync(person.UserName, password.Text), Is.EqualTo(200));

        await GuessAsync(person.UserName, PasswordLockout.Limit, "198.51.100.66");

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(await WordsAsync(person.UserName, Wrong, "198.51.100.66"), Does.StartWith("Too many wrong app passwords."));
            Assert.That(await StatusAsync(person.UserName, password.Text, "203.0.113.9"), Is.EqualTo(401), "from elsewhere not even the right one");
            Assert.That(await StatusAsync(person.UserName, password.Text), Is.EqualTo(200), "from home it is");
        });
        Server.Clock.Advance(PasswordLockout.FirstLock);
        Assert.That(await StatusAsync(person.UserName, password.Text, "203.0.113.9"), Is.EqualTo(200));
        await GuessAsync(person.UserName, PasswordLockout.Limit, Home);
        Assert.That(await WordsAsync(person.UserName, Wrong), Does.StartWith("Too many wrong app passwords."));
        Assert.That(await StatusAsync(person.UserName, password.Text), Is.EqualTo(200), "somebody who shares the address guesses");
    }

    [Test]
    [Category("attack-11")]
    public async Task Unknown_names_are_locked_like_others()
    {
        var (person, _) = await HolderAsync();
        var nobody = NewName();
        await GuessAsync(person.UserName, PasswordLockout.Limit, "198.51.100.67");
        await GuessAsync(nobody, PasswordLockout.Limit, "198.51.100.68");
        using var known = await WebAsync(person.UserName, Wrong, "198.51.100.67");
        using var unknown = await WebAsync(nobody, Wrong, "198.51.100.68");

        Assert.That(await known.Content.ReadAsStringAsync(), Does.StartWith("Too many wrong app passwords."));
        Assert.That(await WholeAsync(unknown), Is.EqualTo(await WholeAsync(known)));
        Assert.That(Header(known, "Retry-After"), Is.Not.Empty);
    }

    [Test]
    [Category("attack-10")]
    public async Task An_address_that_tries_many_names_is_locked_but_not_for_people_known_there()
    {
        const string address = "198.51.100.99";
        var (resident, own) = await HolderAsync();
        Assert.That(await StatusAsync(resident.UserName, own.Text, address), Is.EqualTo(200));
        foreach (var _ in Enumerable.Range(0, DoorAddressLimit.Limit))
        {
            await WebAsync(NewName(), Wrong, address);
        }

        var (visitor, password) = await HolderAsync();

        Assert.That(await WordsAsync(visitor.UserName, password.Text, address), Does.StartWith("Too many wrong app passwords."));
        Assert.That(await StatusAsync(visitor.UserName, password.Text, "198.51.100.100"), Is.EqualTo(200), "elsewhere");
        Assert.That(await StatusAsync(resident.UserName, own.Text, address), Is.EqualTo(200), "known there");
        Server.Clock.Advance(DoorAddressLimit.Lock);
        Assert.That(await StatusAsync(visitor.UserName, password.Text, address), Is.EqualTo(200));
    }

    [Test]
    [Category("attack-10")]
    public async Task Programs_that_go_on_with_deleted_ones_lock_nobody_and_are_told_of_once()
    {
        var (person, first) = await HolderAsync();
        var second = await Server.AppPasswords.AddAsync(person);
        await Server.AppPasswords.EndAsync(person, first);
        await Server.AppPasswords.EndAsync(person, second);
        var fresh = await Server.AppPasswords.AddAsync(person);

        foreach (var _ in Enumerable.Range(0, 15))
        {
            Assert.That(await StatusAsync(person.UserName, first.Text), Is.EqualTo(401));
            Assert.That(await StatusAsync(person.UserName, second.Text), Is.EqualTo(401));
        }

        Assert.That(await StatusAsync(person.UserName, fresh.Text), Is.EqualTo(200));
        Assert.That(await EventsAsync(person, "app_password.refused"), Is.EqualTo(["\"NotRight\"", "\"NotRight\""]));
    }

    [Test]
    public async Task A_program_that_repeats_a_wrong_one_is_counted_and_told_of_once()
    {
        var (person, password) = await HolderAsync();
        foreach (var _ in Enumerable.Range(0, 30))
        {
            Assert.That(await StatusAsync(person.UserName, Wrong, "198.51.100.20"), Is.EqualTo(401));
        }

        Assert.That(await EventsAsync(person, "app_password.refused"), Has.Count.EqualTo(1));
        Assert.That(await StatusAsync(person.UserName, password.Text, "198.51.100.20"), Is.EqualTo(200));
    }

    [Test]
    [Category("rule-8")]
    public async Task A_use_is_an_event_once_a_day_and_place()
    {
        var (person, password) = await HolderAsync();
        foreach (var minutes in new[] { 0, 10, 710, 720, 10 })
        {
            Server.Clock.Advance(TimeSpan.FromMinutes(minutes));
            await StatusAsync(person.UserName, password.Text);
            await StatusAsync(person.UserName, password.Text, "198.51.100.30");
        }

        Assert.That(await EventsAsync(person, "app_password.used"), Has.Count.EqualTo(4), "two places on two days");
        var used = (await Server.AppPasswords.ListAsync(person)).Single();
        Assert.That((used.LastUsedFrom, used.LastUsedDoor), Is.EqualTo(("198.51.100.30", Doors.Web)));
        Assert.That(used.LastUsedAt, Is.EqualTo(Server.Clock.GetUtcNow()).Within(TimeSpan.FromMilliseconds(1)));
    }

    [Test]
    [Category("fault-9")]
    public async Task A_check_that_fails_is_a_no_at_every_door_and_says_that_it_is_nobodys_fault()
    {
        await using var server = await RunningServer.StartAsync(new RunningServerOptions { Policy = Offered, Settings = DoorSettings });
        using var legacy = await server.Apps.AddAsync("legacy", client => client with { GrantTypes = ["password"] });
        var person = await server.People.AddAsync(NewName());
        var password = await server.AppPasswords.AddAsync(person);
        await ExecuteAsync(server, "ALTER TABLE app_passwords RENAME TO lost");

        using var web = await WebAsync(person.UserName, password.Text, server: server);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, "/doors/mail"));
        foreach (var (name, value) in new[]
        {
            ("X-Door-Secret", MailSecret), ("Auth-Method", "plain"), ("Auth-Protocol", "imap"), ("Auth-User", person.UserName), ("Auth-Pass", password.Text),
        })
        {
            request.Headers.Add(name, value);
        }

        using var mail = await Http.SendAsync(request);
        var grant = await legacy.AskAsync(("grant_type", "password"), ("username", person.UserName), ("password", password.Text));

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(web.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(web.Headers.Contains("Remote-User"), Is.False);
            Assert.That(await web.Content.ReadAsStringAsync(), Does.StartWith("This cannot be checked now."));
            Assert.That(Header(mail, "Auth-Status"), Does.StartWith("This cannot be checked now."));
            Assert.That(Header(mail, "Auth-Error-Code"), Is.EqualTo("454 4.7.0"));
            Assert.That(mail.Headers.Contains("Auth-Server"), Is.False);
            Assert.That(grant.IsSuccess, Is.False);
            Assert.That(grant.Error, Is.EqualTo("temporarily_unavailable"));
        });
        await ExecuteAsync(server, "ALTER TABLE lost RENAME TO app_passwords");
        using var again = await WebAsync(person.UserName, password.Text, server: server);
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    [Category("attack-9")]
    public async Task A_stolen_database_has_no_app_password_and_no_digest_that_anybody_can_compute()
    {
        var (person, password) = await HolderAsync();
        await StatusAsync(person.UserName, password.Text);
        await StatusAsync(NewName(), "qrstuvwxyzabcdef");

        var dump = await Server.Rows.DumpAsync();

        Assert.Multiple(() =>
        {
            Assert.That(dump, Does.Not.Contain(password.Text).And.Not.Contain(AppPasswordText.Read(password.Text)!.Shown));
            Assert.That(dump, Does.Not.Contain("qrstuvwxyzabcdef"));
            foreach (var guess in new[] { password.Text, $"{person.Id}:{password.Text}" })
            {
                var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(guess));
                Assert.That(dump, Does.Not.Contain(Convert.ToBase64String(hash)).And.Not.Contain(Convert.ToHexStringLower(hash)));
            }
        });
    }

    private async Task GuessAsync(string userName, int times, string address)
    {
        foreach (var guess in Enumerable.Range(0, times))
        {
            await WebAsync(userName, $"{Wrong[..^1]}{(char)('a' + guess)}", address);
        }
    }

    private async Task<(long Hashes, int Commands, int Rows)> WorkAsync(string userName, string typed)
    {
        using var hashes = new Measurements(Server, PasswordWork.MeterName, "identity.password.hashes");
        var before = (await Server.Rows.CountsAsync()).Values.Sum();
        using var commands = new DatabaseCommands(Server);
        await WebAsync(userName, typed);
        return (hashes.Sum, commands.Count, (await Server.Rows.CountsAsync()).Values.Sum() - before);
    }

    private static async Task ExecuteAsync(RunningServer server, string sql)
    {
        await using var connection = new SqliteConnection(server.Database.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
