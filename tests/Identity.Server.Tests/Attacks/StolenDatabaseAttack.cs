using System.Text;
using Identity.Server.Hosting;
using Identity.Storage;
using Identity.Testing;
using OtpNet;

namespace Identity.Server.Tests.Attacks;

/// <summary>Attack 9: the database alone opens nothing, and the server does not start without the key that is not in it.</summary>
[Category("attack-9")]
public sealed class StolenDatabaseAttack
{
    [TestCase(StorageProvider.Sqlite)]
    [TestCase(StorageProvider.Postgres)]
    public async Task A_dump_holds_no_secret_in_clear(StorageProvider provider)
    {
        await using var server = await RunningServer.StartAsync(new RunningServerOptions { Provider = provider });
        using var app = await server.Apps.AddAsync();
        var sanne = new Visit(server, app, await server.People.AddAsync("sanne@contoso.example", "staff"));
        await (await sanne.OpenAsync()).ReachAsync("/enroll/totp/code");
        var half = await sanne.OpenTabAsync();
        await half.ReachAsync("/enroll/totp/scan");
        var tokens = await sanne.FinishAsync();

        var dump = await server.Rows.DumpAsync();

        Assert.That(dump, Does.Contain(sanne.Person.UserName), "the dump is one");
        string[] secrets =
        [
            sanne.Person.Password,
            sanne.Authenticator!.Base32,
            half.ReadAuthenticator().Base32,
            tokens.AccessToken,
            tokens.RefreshToken!,
            RelyingParty.Answer(sanne.Page, "code")!,
            sanne.Browser.Cookies.Session!,
            server.MasterKey,
            "PRIVATE KEY",
            "\"d\":",
            "<masterKey",
            .. sanne.Browser.Cookies.Transactions.Select(cookie => cookie.Value),
            .. half.Browser.Cookies.Transactions.Select(cookie => cookie.Value),
        ];
        foreach (var secret in secrets)
        {
            Assert.That(dump, Does.Not.Contain(secret));
        }

        var key = Base32Encoding.ToBytes(sanne.Authenticator.Base32);
        Assert.That(dump, Does.Not.Contain(Convert.ToBase64String(key)).And.Not.Contain(Encoding.Latin1.GetString(key)));
    }

    [Test]
    public async Task Without_a_master_key_it_does_not_start_outside_Development_and_names_the_setting()
    {
        var options = new RunningServerOptions { Environment = "Production", Settings = new Dictionary<string, string?> { ["Identity:MasterKey"] = null } };

        var refused = await Assert.ThrowsAsync<SettingException>(() => RunningServer.StartAsync(options));

        Assert.That(refused!.Message, Does.Contain("Identity:MasterKeyFile"));
    }

    [TestCase("")]
    [TestCase("c2hvcnQ=")]
    [TestCase("not base64 at all!")]
    public async Task A_master_key_that_is_none_is_refused_by_name(string key)
    {
        var options = new RunningServerOptions { Settings = new Dictionary<string, string?> { ["Identity:MasterKey"] = key } };

        var refused = await Assert.ThrowsAsync<SettingException>(() => RunningServer.StartAsync(options));

        Assert.That(refused!.Message, Does.Contain("Identity:MasterKey"));
    }

    [Test]
    public async Task Another_master_key_does_not_open_the_database()
    {
        await using var server = await RunningServer.StartAsync();
        using var app = await server.Apps.AddAsync();
        var other = new RunningServerOptions
        {
            Settings = new Dictionary<string, string?> { ["Identity:MasterKey"] = Convert.ToBase64String(new byte[32]) },
        };

        await Assert.ThatAsync(() => server.StartAnotherAsync(other), Throws.InstanceOf<SettingException>().With.Message.Contains("Identity:MasterKey"));
    }

    [Test]
    public async Task Two_servers_share_what_the_database_holds()
    {
        await using var server = await RunningServer.StartAsync();
        using var app = await server.Apps.AddAsync();
        var lars = new Visit(server, app, await server.People.AddAsync("lars@contoso.example", "staff"));
        lars.Authenticator = await server.People.AddTotpAsync(lars.Person);
        var second = await server.StartAnotherAsync(new RunningServerOptions { Settings = new Dictionary<string, string?> { ["Identity:Issuer"] = server.Issuer } });

        using var http = new HttpClient();
        var keys = await http.GetStringAsync(new Uri(server.Address, "/connect/jwks"));
        Assert.That(await http.GetStringAsync(new Uri(second.Address, "/connect/jwks")), Is.EqualTo(keys));
        await second.StopAsync();
    }
}
