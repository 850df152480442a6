using System.Net;
using Identity.Domain.AppPasswords;
using Identity.Storage;
using Identity.Testing;

namespace Identity.Server.Tests.AppPasswords;

/// <summary>The door of reverse proxies, over HTTP.</summary>
public sealed class WebDoorTests : DoorFixture
{
    private const string Path = "/doors/web";

    [Test]
    [Category("fault-9")]
    public async Task An_app_password_opens_it_and_gives_names_but_no_session()
    {
        var (person, password) = await HolderAsync("staff", "mail, too");

        using var answer = await WebAsync(person.UserName, password.Text);

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(Header(answer, "Remote-User"), Is.EqualTo(person.UserName));
            Assert.That(Header(answer, "Remote-Subject"), Is.EqualTo(person.Id.ToString()));
            Assert.That(Header(answer, "Remote-Groups"), Is.EqualTo("mail%2C too,staff"));
            Assert.That(Header(answer, "Remote-Email"), Does.EndWith("@mail.example"));
            Assert.That(answer.Headers.CacheControl!.ToString(), Is.EqualTo("no-store"));
            Assert.That(answer.Headers.Contains("Set-Cookie"), Is.False);
            Assert.That(await answer.Content.ReadAsStringAsync(), Is.Empty);
            Assert.That(await Server.Rows.CountAsync("sessions", $"person_id = {Server.Rows.Literal(person.Id)}"), Is.Zero);
        });
    }

    [Test]
    public async Task It_is_read_however_it_is_typed()
    {
        var (person, password) = await HolderAsync();

        foreach (var typed in new[] { AppPasswordText.Read(password.Text)!.Shown, password.Text.ToUpperInvariant(), $" {password.Text}" })
        {
            Assert.That(await StatusAsync($" {person.UserName.ToUpperInvariant()} ", typed), Is.EqualTo(200), typed);
        }
    }

    [Test]
    public async Task Names_that_no_header_can_carry_are_percent_encoded()
    {
        var person = await Server.People.AddAsync($"josé,100%{Guid.CreateVersion7():N}");
        var password = await Server.AppPasswords.AddAsync(person);

        using var answer = await WebAsync(person.UserName, password.Text);

        Assert.That(Header(answer, "Remote-User"), Does.StartWith("jos%C3%A9%2C100%25"));
    }

    [Test]
    [Category("attack-11")]
    public async Task The_password_of_the_account_is_wrong_here()
    {
        var (person, _) = await HolderAsync();

        using var answer = await WebAsync(person.UserName, person.Password);

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(Header(answer, "WWW-Authenticate"), Is.EqualTo("Basic realm=\"Contoso\", charset=\"UTF-8\""));
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/plain"));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.StartWith("Wrong user name or app password."));
            Assert.That(answer.Headers.CacheControl!.ToString(), Is.EqualTo("no-store"));
        });
    }

    [Test]
    public async Task The_words_are_in_the_language_of_the_browser()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Server.Address, Path));
        request.Headers.Add("X-Door-Secret", WebSecret);
        request.Headers.Add("Accept-Language", "nl");

        using var answer = await Http.SendAsync(request);

        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo("Typ uw gebruikersnaam en een app-wachtwoord.\n"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [TestCase("Bearer abc")]
    [TestCase("Basic")]
    [TestCase("Basic !!!")]
    [TestCase("Basic YWJj")]
    [TestCase("Basic OmFiYw==")]
    public async Task What_is_no_user_name_and_password_is_asked_for(string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Server.Address, Path));
        request.Headers.TryAddWithoutValidation("Authorization", header);
        request.Headers.Add("X-Door-Secret", WebSecret);

        using var answer = await Http.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("the-secret-of-the-reverse-proxies-of-this-tesT")]
    [TestCase(MailSecret)]
    [Category("attack-12")]
    public async Task It_opens_to_its_own_proxies_alone(string? secret)
    {
        var (person, password) = await HolderAsync();

        using var answer = await WebAsync(person.UserName, password.Text, secret: secret);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(answer.Headers.Contains("Remote-User"), Is.False);
    }

    [Test]
    public async Task A_door_that_is_not_set_is_not_there()
    {
        await using var server = await RunningServer.StartAsync(new RunningServerOptions { Policy = Offered });

        using var answer = await WebAsync("sanne", "abcdefghijklmnop", server: server);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Head_is_answered_like_get()
    {
        var (person, password) = await HolderAsync();
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(Server.Address, Path));
        request.Headers.Add("X-Door-Secret", WebSecret);
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"Basic {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{person.UserName}:{password.Text}"))}");

        using var answer = await Http.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Header(answer, "Remote-User"), Is.EqualTo(person.UserName));
    }

    [Test]
    public async Task Deleted_it_is_wrong_at_the_very_next_request_on_every_server()
    {
        var (person, password) = await HolderAsync();
        await using var other = await Server.StartAnotherAsync(new RunningServerOptions { Settings = DoorSettings });
        Assert.That(await StatusAsync(person.UserName, password.Text), Is.EqualTo(200));

        await Server.AppPasswords.EndAsync(person, password);

        Assert.That(await StatusAsync(person.UserName, password.Text), Is.EqualTo(401));
        using var elsewhere = await WebAsync(person.UserName, password.Text, server: other);
        Assert.That(elsewhere.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Expired_it_is_wrong()
    {
        var person = await Server.People.AddAsync(NewName());
        var password = await Server.AppPasswords.AddAsync(person, made => made with { ExpiresAt = Server.Clock.GetUtcNow().AddMinutes(1) });
        Assert.That(await StatusAsync(person.UserName, password.Text), Is.EqualTo(200));

        Server.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.That(await WordsAsync(person.UserName, password.Text), Does.StartWith("Wrong user name or app password."));
    }

    [Test]
    public async Task Postgres_does_the_same()
    {
        await using var server = await RunningServer.StartAsync(
            new RunningServerOptions { Provider = StorageProvider.Postgres, Policy = Offered, Settings = DoorSettings });
        var person = await server.People.AddAsync(NewName());
        var password = await server.AppPasswords.AddAsync(person);

        using var right = await WebAsync(person.UserName, password.Text, server: server);
        using var wrong = await WebAsync(person.UserName, person.Password, server: server);
        using var unknown = await WebAsync(NewName(), password.Text, server: server);
        await server.AppPasswords.EndAsync(person, password);
        using var ended = await WebAsync(person.UserName, password.Text, server: server);

        Assert.That(
            new[] { right, wrong, unknown, ended }.Select(answer => (int)answer.StatusCode), Is.EqualTo([200, 401, 401, 401]));
    }

    [Test]
    [Category("fault-8")]
    public async Task Somebody_elses_is_wrong()
    {
        var (person, _) = await HolderAsync();
        var (_, password) = await HolderAsync();

        Assert.That(await StatusAsync(person.UserName, password.Text), Is.EqualTo(401));
    }

    [Test]
    public async Task One_for_other_doors_says_so()
    {
        var person = await Server.People.AddAsync(NewName());
        var password = await Server.AppPasswords.AddAsync(person, made => made with { Doors = Doors.Mail });

        Assert.That(await WordsAsync(person.UserName, password.Text), Is.EqualTo("This app password is for other programs."));
    }

    [TestCase("192.0.2.200", 200)]
    [TestCase("198.51.100.1", 401)]
    [TestCase(null, 401)]
    [TestCase("192.0.2.1, 192.0.2.2", 401)]
    [Category("attack-12")]
    public async Task One_for_some_networks_works_from_where_the_proxy_says(string? address, int status)
    {
        var person = await Server.People.AddAsync(NewName());
        var password = await Server.AppPasswords.AddAsync(person, made => made with { Networks = AllowedNetworks.Read("192.0.2.0/24")! });

        Assert.That(await StatusAsync(person.UserName, password.Text, address), Is.EqualTo(status));
    }

    [TestCase("127.0.0.1,::1", 200)]
    [TestCase(null, 401)]
    [Category("attack-12")]
    public async Task Without_a_header_of_its_own_the_address_comes_from_configured_proxies_alone(string? proxies, int status)
    {
        var settings = new Dictionary<string, string?> { ["Identity:Doors:Web:Secret"] = WebSecret };
        foreach (var (at, proxy) in (proxies?.Split(',') ?? []).Index())
        {
            settings[$"Identity:Proxies:{at}"] = proxy;
        }

        await using var server = await Server.StartAnotherAsync(new RunningServerOptions { Settings = settings });
        var person = await Server.People.AddAsync(NewName());
        var password = await Server.AppPasswords.AddAsync(person, made => made with { Networks = AllowedNetworks.Read("192.0.2.0/24 127.0.0.0/8 ::1")! });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, Path));
        request.Headers.Add("X-Door-Secret", WebSecret);
        request.Headers.Add("X-Forwarded-For", Home);
        request.Headers.Add("X-Original-For", Home);
        request.Headers.Add("X-Program-Address", Home);
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"Basic {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{person.UserName}:{password.Text}"))}");

        using var answer = await Http.SendAsync(request);

        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
    }

    [TestCase("Identity:Doors:Web:Secret", "short", "fewer than 32 characters")]
    [TestCase("Identity:Doors:Web:AddressHeader", "X Real", "not the name of a header")]
    [TestCase("Identity:Doors:Mail:Imap", "mail.example:143", "not an address with a port")]
    [TestCase("Identity:Doors:Mail:Imap", "192.0.2.1", "not an address with a port")]
    public async Task Wrong_settings_are_named(string setting, string value, string problem)
    {
        var settings = new Dictionary<string, string?>(DoorSettings) { [setting] = value };

        var refused = await Assert.ThrowsAsync<Identity.Server.Hosting.SettingException>(() => RunningServer.StartAsync(new RunningServerOptions { Settings = settings }));

        Assert.That(refused!.Message, Does.StartWith(setting).And.Contain(problem));
    }
}
