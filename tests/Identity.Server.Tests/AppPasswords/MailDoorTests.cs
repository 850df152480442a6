using System.Net;
using Identity.Domain.AppPasswords;
using Identity.Testing;

namespace Identity.Server.Tests.AppPasswords;

/// <summary>The door of nginx as a mail proxy, over HTTP.</summary>
public sealed class MailDoorTests : DoorFixture
{
    [TestCase("imap", "192.0.2.143", "143")]
    [TestCase("smtp", "2001:db8::25", "587")]
    public async Task An_app_password_leads_to_the_mail_server(string protocol, string server, string port)
    {
        var (person, password) = await HolderAsync();

        using var answer = await MailAsync(person.UserName.ToUpperInvariant(), password.Text, protocol: protocol);

        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(Header(answer, "Auth-Status"), Is.EqualTo("OK"));
            Assert.That(Header(answer, "Auth-Server"), Is.EqualTo(server));
            Assert.That(Header(answer, "Auth-Port"), Is.EqualTo(port));
            Assert.That(Header(answer, "Auth-User"), Is.EqualTo(person.UserName));
            Assert.That(answer.Headers.Contains("Auth-Pass"), Is.False);
            Assert.That(answer.Headers.Contains("Set-Cookie"), Is.False);
            Assert.That(answer.Headers.CacheControl!.ToString(), Is.EqualTo("no-store"));
        });
    }

    [Test]
    public async Task The_mail_server_gets_a_password_of_its_own_where_one_is_set()
    {
        await using var server = await Server.StartAnotherAsync(new RunningServerOptions
        {
            Settings = new Dictionary<string, string?>(DoorSettings) { ["Identity:Doors:Mail:BackendPassword"] = "between-proxy-and-server" },
        });
        var (person, password) = await HolderAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, "/doors/mail"));
        request.Headers.Add("X-Door-Secret", MailSecret);
        request.Headers.Add("Auth-Method", "plain");
        request.Headers.Add("Auth-Protocol", "imap");
        request.Headers.Add("Auth-User", person.UserName);
        request.Headers.Add("Auth-Pass", password.Text);

        using var answer = await Http.SendAsync(request);

        Assert.That(Header(answer, "Auth-Pass"), Is.EqualTo("between-proxy-and-server"));
    }

    [Test]
    [Category("attack-11")]
    public async Task The_password_of_the_account_is_wrong_and_the_program_waits()
    {
        var (person, _) = await HolderAsync();

        using var answer = await MailAsync(person.UserName, person.Password);

        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(Header(answer, "Auth-Status"), Does.StartWith("Wrong user name or app password."));
            Assert.That(Header(answer, "Auth-Wait"), Is.EqualTo("3"));
            Assert.That(Header(answer, "Auth-Error-Code"), Is.EqualTo("535 5.7.8"));
            Assert.That(answer.Headers.Contains("Auth-Server"), Is.False);
        });
    }

    [Test]
    public async Task What_nginx_escapes_is_read()
    {
        var person = await Server.People.AddAsync($"josé%{Guid.CreateVersion7():N}");
        var password = await Server.AppPasswords.AddAsync(person);

        using var answer = await MailAsync(person.UserName, AppPasswordText.Read(password.Text)!.Shown);

        Assert.That(Header(answer, "Auth-Status"), Is.EqualTo("OK"));
        Assert.That(Uri.UnescapeDataString(Header(answer, "Auth-User")), Is.EqualTo(person.UserName));
    }

    [TestCase("pop3", "plain")]
    [TestCase("imap", "apop")]
    [TestCase("imap", "cram-md5")]
    [TestCase("smtp", "none")]
    [TestCase("imap", "external")]
    public async Task Other_protocols_and_methods_are_refused(string protocol, string method)
    {
        var (person, password) = await HolderAsync();

        using var answer = await MailAsync(person.UserName, password.Text, protocol: protocol, method: method);

        Assert.That(Header(answer, "Auth-Status"), Is.EqualTo("Use a user name and an app password here."));
        Assert.That(answer.Headers.Contains("Auth-Server"), Is.False);
    }

    [TestCase(null)]
    [TestCase(WebSecret)]
    [Category("attack-12")]
    public async Task It_opens_to_its_own_proxies_alone(string? secret)
    {
        var (person, password) = await HolderAsync();

        using var answer = await MailAsync(person.UserName, password.Text, secret: secret);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(answer.Headers.Contains("Auth-Status"), Is.False);
    }

    [TestCase("192.0.2.7", "OK")]
    [TestCase("198.51.100.7", "This app password does not work from this network.")]
    [TestCase("unix:", "This app password does not work from this network.")]
    [TestCase(null, "This app password does not work from this network.")]
    [Category("attack-12")]
    public async Task The_address_is_what_nginx_says(string? address, string status)
    {
        var person = await Server.People.AddAsync(NewName());
        var password = await Server.AppPasswords.AddAsync(person, made => made with { Networks = AllowedNetworks.Read("192.0.2.0/24")! });

        using var answer = await MailAsync(person.UserName, password.Text, address);

        Assert.That(Header(answer, "Auth-Status"), Is.EqualTo(status));
    }
}
