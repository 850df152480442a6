using Identity.Domain.AppPasswords;
using Identity.Testing;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Identity.Server.Tests.AppPasswords;

/// <summary>The door of clients that an administrator has marked as legacy (RFC 6749 4.3).</summary>
[Category("attack-6")]
public sealed class GrantDoorTests : DoorFixture
{
    private RelyingParty legacy = null!;

    [OneTimeSetUp]
    public async Task MarkAsync() =>
        legacy = await Server.Apps.AddAsync("dovecot", client => client with { GrantTypes = ["password"], Scopes = ["openid", "email", "offline_access"] });

    [OneTimeTearDown]
    public void DisposeLegacy() => legacy?.Dispose();

    private Task<TokenAnswer> AskAsync(TestPerson person, string password, RelyingParty? client = null) =>
        (client ?? legacy).AskAsync(("grant_type", "password"), ("username", person.UserName), ("password", password));

    [Test]
    [Category("fault-9")]
    public async Task An_app_password_gives_a_token_and_nothing_that_lasts()
    {
        var (person, password) = await HolderAsync();

        var answer = await AskAsync(person, password.Text);

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(answer.Json.Select(member => member.Key), Is.EquivalentTo(["access_token", "token_type", "expires_in", "scope"]));
            var token = new JsonWebToken(answer.AccessToken);
            Assert.That(token.Subject, Is.EqualTo(person.Id.ToString()));
            Assert.That(token.GetClaim("amr").Value, Is.EqualTo("app_password"));
            Assert.That(token.GetClaim("acr").Value, Is.EqualTo("urn:identity:1fa"));
            Assert.That(token.GetClaim("scope").Value, Is.EqualTo("openid email"));
            Assert.That(await Server.Rows.CountAsync("sessions", $"person_id = {Server.Rows.Literal(person.Id)}"), Is.Zero);
            Assert.That((string?)(await legacy.UserInfoAsync(answer.AccessToken)).Json["sub"], Is.EqualTo(person.Id.ToString()));
        });
    }

    [Test]
    [Category("attack-11")]
    public async Task The_password_of_the_account_is_wrong_here()
    {
        var (person, _) = await HolderAsync();

        var answer = await AskAsync(person, person.Password);

        Assert.That(answer.Error, Is.EqualTo("invalid_grant"));
        Assert.That((string?)answer.Json["error_description"], Does.StartWith("Wrong user name or app password."));
    }

    [Test]
    public async Task Other_clients_are_refused()
    {
        var (person, password) = await HolderAsync();

        Assert.That((await AskAsync(person, password.Text, App)).Error, Is.EqualTo("unauthorized_client"));
    }

    [Test]
    public async Task Deleting_the_app_password_ends_its_tokens_and_leaves_those_of_others()
    {
        var (person, password) = await HolderAsync();
        var other = await Server.AppPasswords.AddAsync(person);
        var (ended, kept) = ((await AskAsync(person, password.Text)).AccessToken, (await AskAsync(person, other.Text)).AccessToken);

        await Server.AppPasswords.EndAsync(person, password);

        Assert.That((await legacy.UserInfoAsync(ended)).IsSuccess, Is.False);
        Assert.That((await legacy.UserInfoAsync(kept)).IsSuccess, Is.True);
        Assert.That((await AskAsync(person, password.Text)).Error, Is.EqualTo("invalid_grant"));
    }

    [Test]
    public async Task A_program_that_signs_in_every_minute_leaves_one_grant()
    {
        var (person, password) = await HolderAsync();
        foreach (var _ in Enumerable.Range(0, 5))
        {
            await AskAsync(person, password.Text);
            Server.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.That(await Server.Rows.CountAsync("grants", $"person_id = {Server.Rows.Literal(person.Id)}"), Is.EqualTo(1));
    }

    [Test]
    [Category("attack-12")]
    public async Task One_for_some_networks_opens_nothing_where_nobody_says_from_where()
    {
        var person = await Server.People.AddAsync(NewName());
        var password = await Server.AppPasswords.AddAsync(person, made => made with { Networks = AllowedNetworks.Read("0.0.0.0/0 ::/0")! });

        Assert.That((string?)(await AskAsync(person, password.Text)).Json["error_description"], Is.EqualTo("This app password does not work from this network."));
    }

    [Test]
    public async Task A_token_is_good_for_no_page_and_no_refresh()
    {
        var (person, password) = await HolderAsync();
        var answer = await AskAsync(person, password.Text);

        var refreshed = await legacy.RefreshAsync(answer.AccessToken);

        Assert.That(refreshed.Error, Is.EqualTo("unauthorized_client"));
        var browser = Server.Browser();
        browser.Headers["Authorization"] = $"Bearer {answer.AccessToken}";
        Assert.That((await browser.GetAsync("/security-info")).Step, Is.EqualTo("/security-info/sign-in"));
    }

    [Test]
    [Category("attack-10")]
    public async Task Strangers_behind_the_same_client_lock_out_strangers_alone()
    {
        var (resident, own) = await HolderAsync();
        var (newcomer, password) = await HolderAsync();
        Assert.That((await AskAsync(resident, own.Text)).IsSuccess, Is.True);
        foreach (var letter in "abcdefghij")
        {
            await AskAsync(resident, $"qrstuvwxyzabcde{letter}");
            await AskAsync(newcomer, $"qrstuvwxyzabcde{letter}");
        }

        await Assert.MultipleAsync(async () =>
        {
            Assert.That((await AskAsync(resident, own.Text)).IsSuccess, Is.True);
            var locked = await AskAsync(newcomer, password.Text);
            Assert.That(locked.Error, Is.EqualTo("invalid_grant"));
            Assert.That((string?)locked.Json["error_description"], Does.StartWith("Too many wrong app passwords."));
        });
    }
}
