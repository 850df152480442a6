using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Identity.OpenId.Clients;
using Identity.OpenId.Stores;
using Identity.Testing;

namespace Identity.Server.Tests.AppPasswords;

/// <summary>The doors with what is really in front of them: nginx and Dovecot of Debian, with the configuration of <c>deploy/doors</c>.</summary>
public sealed class RealDoors : DoorFixture
{
    private const string Example = "replace-this-by-openssl-rand-base64-32";
    private const string BackendExample = "replace-this-too-by-openssl-rand-base64-32";
    // Seconds that nginx keeps a program waiting whose password was wrong.
    private const int AuthWait = 3;
    private const string Letter = "A mail that an old program fetched";

    [Test]
    [Category("attack-12")]
    public async Task Nginx_lets_a_program_through_with_an_app_password_and_remembers_nothing()
    {
        var (person, password) = await HolderAsync("staff");
        await using var site = GatewayListener.Start(_ => new GatewayAnswer(200, "the site"));
        var port = FreePort.Find();
        await using var nginx = await NginxProxy.StartAsync(WebConfiguration(port, site.Address), port);

        await Assert.MultipleAsync(async () =>
        {
            Assert.That((await GetAsync(port, credentials: null)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await GetAsync(port, credentials: null)).Challenge, Does.StartWith("Basic realm=\"Contoso\""));
            Assert.That((await GetAsync(port, (person.UserName, person.Password))).Status, Is.EqualTo(HttpStatusCode.Unauthorized), "the account's password");
        });
        (string, string)[] forged =
            [("Remote-User", "admin"), ("Remote-Groups", "admins"), ("Remote-Subject", "1"), ("Remote-Name", "Admin"), ("Remote-Email", "admin@contoso.example")];
        Assert.That((await GetAsync(port, (person.UserName, password.Text), forged)).Text, Is.EqualTo("the site"));
        var passed = await site.NextAsync();

        Assert.Multiple(() =>
        {
            Assert.That(passed.Headers["Remote-User"], Is.EqualTo(person.UserName), "not what the program said");
            Assert.That(passed.Headers["Remote-Groups"], Is.EqualTo("staff"));
            Assert.That(passed.Headers["Remote-Subject"], Is.EqualTo(person.Id.ToString()));
            Assert.That(passed.Headers["Remote-Name"], Is.EqualTo(person.UserName.Split('@')[0]));
            Assert.That(passed.Headers["Remote-Email"], Does.EndWith("@mail.example"));
            Assert.That(passed.Headers.ContainsKey("Authorization"), Is.False);
        });
        await RefusedWithinASecondAsync(
            () => Server.AppPasswords.EndAsync(person, password),
            async () => (await GetAsync(port, (person.UserName, password.Text))).Status is HttpStatusCode.Unauthorized);
    }

    [Test]
    [Category("attack-12")]
    public async Task Not_even_an_nginx_that_caches_keeps_an_approval()
    {
        var (person, password) = await HolderAsync();
        await using var site = GatewayListener.Start(_ => new GatewayAnswer(200, "the site"));
        var port = FreePort.Find();
        var caching = WebConfiguration(port, site.Address).Replace(
            "proxy_cache off;", "proxy_cache approvals; proxy_cache_key \"$http_authorization\"; proxy_cache_valid 200 1m;", StringComparison.Ordinal);
        await using var nginx = await NginxProxy.StartAsync(caching, port);
        Assert.That((await GetAsync(port, (person.UserName, password.Text))).Status, Is.EqualTo(HttpStatusCode.OK));

        await Server.AppPasswords.EndAsync(person, password);

        Assert.That((await GetAsync(port, (person.UserName, password.Text))).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    [Category("attack-12")]
    public async Task The_address_that_a_program_makes_up_is_replaced_by_nginx()
    {
        var person = await Server.People.AddAsync(NewName());
        var inside = await Server.AppPasswords.AddAsync(person, made => made with { Networks = Domain.AppPasswords.AllowedNetworks.Read("127.0.0.1")! });
        var outside = await Server.AppPasswords.AddAsync(person, made => made with { Networks = Domain.AppPasswords.AllowedNetworks.Read("192.0.2.0/24")! });
        await using var site = GatewayListener.Start(_ => new GatewayAnswer(200, "the site"));
        var port = FreePort.Find();
        await using var nginx = await NginxProxy.StartAsync(WebConfiguration(port, site.Address), port);
        (string, string)[] forged = [("X-Program-Address", Home), ("X-Forwarded-For", Home), ("X-Real-IP", Home), ("X-Door-Secret", "made up")];

        Assert.That((await GetAsync(port, (person.UserName, inside.Text), forged)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await GetAsync(port, (person.UserName, outside.Text), forged)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    [Category("fault-9")]
    public async Task A_server_that_is_down_is_a_no()
    {
        var port = FreePort.Find();
        await using var site = GatewayListener.Start(_ => new GatewayAnswer(200, "the site"));
        var nobody = WebConfiguration(port, site.Address).Replace(Server.Address.Authority.Replace("localhost", "127.0.0.1", StringComparison.Ordinal), $"127.0.0.1:{FreePort.Find()}", StringComparison.Ordinal);
        await using var nginx = await NginxProxy.StartAsync(nobody, port);

        Assert.That((int)(await GetAsync(port, ("sanne", "abcdefghijklmnop"))).Status, Is.GreaterThanOrEqualTo(500));
    }

    [Test]
    [Category("attack-11")]
    public async Task A_mail_program_fetches_a_mail_through_nginx_from_dovecot()
    {
        await using var dovecot = await DovecotServer.StartAsync(await ReadAsync("dovecot-proxied.conf"));
        await using var server = await Server.StartAnotherAsync(new RunningServerOptions
        {
            Settings = new Dictionary<string, string?>(DoorSettings)
            {
                ["Identity:Doors:Mail:Imap"] = $"127.0.0.1:{dovecot.Port}",
                ["Identity:Doors:Mail:BackendPassword"] = BackendExample,
            },
        });
        var port = FreePort.Find();
        await using var nginx = await NginxProxy.StartAsync(http: null, port, await MailConfigurationAsync(server, port));
        var (person, password) = await HolderAsync();
        await dovecot.DeliverAsync(person.UserName.ToLowerInvariant(), Letter);

        using (var program = await MailProgram.ConnectAsync(port))
        {
            Assert.That(await program.LoginAsync(person.UserName, password.Text), Does.StartWith("OK"), await dovecot.LogAsync());
            Assert.That(await program.FetchAsync(), Does.Contain(Letter));
        }

        Assert.That(await dovecot.LogAsync(), Does.Not.Contain(password.Text));
        using (var wrong = await MailProgram.ConnectAsync(port))
        {
            Assert.That(await wrong.LoginAsync(person.UserName, person.Password), Does.StartWith("NO Wrong user name or app password."), "the account's password");
        }

        using (var direct = await MailProgram.ConnectAsync(dovecot.Port))
        {
            Assert.That(await direct.LoginAsync(person.UserName, password.Text), Does.StartWith("NO"), "past the proxy");
        }

        await RefusedWithinASecondAsync(() => Server.AppPasswords.EndAsync(person, password), async () =>
        {
            using var again = await MailProgram.ConnectAsync(port);
            return (await again.LoginAsync(person.UserName, password.Text)).StartsWith("NO Wrong", StringComparison.Ordinal);
        }, waited: AuthWait);
    }

    [Test]
    [Category("rule-1")]
    public async Task A_mail_program_of_somebody_who_is_due_shows_why()
    {
        await using var dovecot = await DovecotServer.StartAsync(await ReadAsync("dovecot-proxied.conf"));
        var port = FreePort.Find();
        await using var nginx = await NginxProxy.StartAsync(http: null, port, await MailConfigurationAsync(Server, port));
        var (person, password) = await HolderAsync();
        await Server.People.RequirePasswordChangeAsync(person);
        using var program = await MailProgram.ConnectAsync(port);

        Assert.That(await program.LoginAsync(person.UserName, password.Text), Is.EqualTo("NO Sign in with a web browser first: your account needs attention."));
    }

    [Test]
    [Category("attack-6")]
    [Category("attack-11")]
    public async Task A_mail_program_signs_in_to_dovecot_that_asks_for_a_token()
    {
        const string secret = "a-secret-of-this-test-and-of-nobody-else";
        var clientId = $"dovecot-{Guid.CreateVersion7():N}";
        using var client = await Server.Apps.AddAsync(clientId, app => app with
        {
            RedirectUris = [],
            GrantTypes = ["password"],
            TokenEndpointAuthMethod = "client_secret_post",
            Scopes = ["openid", "profile"],
            Secrets = [new ClientSecret(Handle.Hash(secret))],
        });
        var settings = (await ReadAsync("dovecot-oauth2.conf.ext"))
            .Replace("replace-this-by-the-client-id", clientId, StringComparison.Ordinal)
            .Replace("replace-this-by-the-client-secret", secret, StringComparison.Ordinal)
            .Replace("http://127.0.0.1:5000", Server.Issuer, StringComparison.Ordinal);
        await using var dovecot = await DovecotServer.StartAsync(await ReadAsync("dovecot-oauth2.conf"), ("dovecot-oauth2.conf.ext", settings));
        var (person, password) = await HolderAsync();
        await dovecot.DeliverAsync(person.UserName.ToLowerInvariant(), Letter);

        using (var program = await MailProgram.ConnectAsync(dovecot.Port))
        {
            Assert.That(await program.LoginAsync(person.UserName, password.Text), Does.StartWith("OK"), await dovecot.LogAsync());
            Assert.That(await program.FetchAsync(), Does.Contain(Letter));
        }

        await RefusedWithinASecondAsync(() => Server.AppPasswords.EndAsync(person, password), async () =>
        {
            using var again = await MailProgram.ConnectAsync(dovecot.Port);
            return (await again.LoginAsync(person.UserName, password.Text)).StartsWith("NO", StringComparison.Ordinal);
        });

        // Only now: Dovecot makes those wait from whose address something was wrong.
        using (var wrong = await MailProgram.ConnectAsync(dovecot.Port))
        {
            Assert.That(await wrong.LoginAsync(person.UserName, person.Password), Does.StartWith("NO"), "the account's password");
        }
    }

    private string WebConfiguration(int port, Uri site) => File.ReadAllText(Repository.PathOf("deploy", "doors", "nginx-web.conf"))
        .Replace("127.0.0.1:5000", Server.Address.Authority.Replace("localhost", "127.0.0.1", StringComparison.Ordinal), StringComparison.Ordinal)
        .Replace("127.0.0.1:8081", $"127.0.0.1:{port}", StringComparison.Ordinal)
        .Replace("127.0.0.1:9000", site.Authority, StringComparison.Ordinal)
        .Replace(Example, WebSecret, StringComparison.Ordinal);

    // The lines for TLS are the ones that the file says can be left out.
    private static async Task<string> MailConfigurationAsync(RunningServer server, int port) => string.Join(
        '\n',
        (await ReadAsync("nginx-mail.conf")).Split('\n')
            .Where(line => !line.Contains("starttls", StringComparison.Ordinal) && !line.Contains("ssl_certificate", StringComparison.Ordinal)))
        .Replace("127.0.0.1:5000", server.Address.Authority.Replace("localhost", "127.0.0.1", StringComparison.Ordinal), StringComparison.Ordinal)
        .Replace("127.0.0.1:8143", $"127.0.0.1:{port}", StringComparison.Ordinal)
        .Replace(Example, MailSecret, StringComparison.Ordinal);

    private static Task<string> ReadAsync(string file) => File.ReadAllTextAsync(Repository.PathOf("deploy", "doors", file));

    private static async Task RefusedWithinASecondAsync(Func<Task> revoke, Func<Task<bool>> isRefused, int waited = 0)
    {
        await revoke();
        var revoked = Stopwatch.GetTimestamp();
        Assert.That(await isRefused(), Is.True, "at the very next try");
        Assert.That(Stopwatch.GetElapsedTime(revoked), Is.LessThan(TimeSpan.FromSeconds(1 + waited)));
    }

    private static async Task<(HttpStatusCode Status, string Challenge, string Text)> GetAsync(
        int port, (string UserName, string Password)? credentials, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://127.0.0.1:{port}/page"));
        if (credentials is var (userName, password))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{userName}:{password}")));
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await Http.SendAsync(request);
        return (answer.StatusCode, answer.Headers.WwwAuthenticate.ToString(), await answer.Content.ReadAsStringAsync());
    }
}
