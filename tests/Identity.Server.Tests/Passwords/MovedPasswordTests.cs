using Identity.Storage.People;
using Identity.Testing;

namespace Identity.Server.Tests.Passwords;

/// <summary>People who were brought in with the hash of another program sign in over HTTP.</summary>
public sealed class MovedPasswordTests : ServerFixture
{
    [TestCaseSource(typeof(MovedHashes), nameof(MovedHashes.Foreign))]
    [TestCase(MovedHashes.Own)]
    public async Task An_imported_hash_is_accepted_and_upgraded(string hash)
    {
        var person = await ImportAsync(hash);
        Assert.That((await TryAsync(person with { Password = "wrong" })).Step, Is.EqualTo("/sign-in"));
        if (hash != MovedHashes.Own)
        {
            Assert.That(await SchemeAsync(person), Is.Not.EqualTo(Person.OwnScheme), "a wrong password upgrades nothing");
        }

        Assert.That((await (await new Visit(Server, App, person).OpenAsync()).FinishAsync()).IsSuccess, Is.True);

        Assert.That((await ColumnAsync(person, "password_hash"))[0], Does.StartWith("$argon2id$v=19$m=19456,t=2,p=1$"));
        Assert.That(await SchemeAsync(person), Is.EqualTo(Person.OwnScheme));
        Assert.That((await (await new Visit(Server, App, person).OpenAsync()).FinishAsync()).IsSuccess, Is.True, "with the new hash");
    }

    private async Task<TestPerson> ImportAsync(string hash)
    {
        var userName = $"{Guid.CreateVersion7():N}@contoso.example";
        await Server.People.ImportAsync($$"""{"userName":"{{userName}}","groups":["guests"],"passwordHash":"{{hash}}"}""");
        return new TestPerson(Guid.Empty, userName, MovedHashes.Password);
    }

    private async Task<string> SchemeAsync(TestPerson person) => (await ColumnAsync(person, "password_scheme"))[0];

    private Task<IReadOnlyList<string>> ColumnAsync(TestPerson person, string column) =>
        Server.Rows.ColumnAsync($"SELECT {column} FROM people WHERE user_name = '{person.UserName}'");
}
