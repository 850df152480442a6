using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Identity.OpenId.Resources;
using Identity.Storage;
using Identity.Storage.Resources;
using Identity.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Clients;

/// <summary>Those who guess the secrets of clients, against a server behind a proxy on this machine.</summary>
[TestFixture(StorageProvider.Sqlite)]
[TestFixture(StorageProvider.Postgres)]
[Category("protocol-25")]
public sealed class ClientGuessing(StorageProvider provider) : ServerFixture
{
    private static int used;

    protected override RunningServerOptions Options => new()
    {
        Provider = provider,
        Settings = new Dictionary<string, string?> { ["Identity:Proxies:0"] = "127.0.0.1", ["Identity:Proxies:1"] = "::1" },
    };

    [OneTimeSetUp]
    public Task RegisterApiAsync() => Server.UseAsync(services => services.GetRequiredService<ResourceStore>().SetAsync(
        new Resource { Identifier = "https://payroll.example", Name = "Payroll", Scopes = new Dictionary<string, string?> { ["payroll.read"] = null } }, CancellationToken.None));

    [Test]
    public async Task Guessing_stops_for_a_while_whether_the_client_exists_or_not()
    {
        using var app = await AddAsync();
        var (one, other) = (NewAddress(), NewAddress());

        var real = await GuessAsync(app.Client.ClientId, one, 11);
        var unknown = await GuessAsync("nobody-at-all", other, 11);

        Assert.That(real.Select(Told), Is.EqualTo(unknown.Select(Told)));
        Assert.That(real[9].RetryAfter, Is.Null);
        Assert.That(real[10].RetryAfter, Is.EqualTo(60));
        Assert.That((await TryAsync(app.Client.ClientId, app.Secret, one)).RetryAfter, Is.EqualTo(60), "the right one is not looked at either");

        Server.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.That((await TryAsync(app.Client.ClientId, app.Secret, one)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    [Category("attack-10")]
    public async Task Who_knows_the_client_id_locks_nobody_out()
    {
        using var app = await AddAsync();
        var (own, strange) = (NewAddress(), NewAddress());
        Assert.That((await TryAsync(app.Client.ClientId, app.Secret, own)).Status, Is.EqualTo(HttpStatusCode.OK));

        await GuessAsync(app.Client.ClientId, strange, 11);
        await GuessAsync(app.Client.ClientId, own, 11);

        Assert.That((await TryAsync(app.Client.ClientId, app.Secret, NewAddress())).Status, Is.EqualTo(HttpStatusCode.OK), "at an address where nobody guesses");
        Assert.That((await TryAsync(app.Client.ClientId, "wrong", own)).RetryAfter, Is.EqualTo(60));
        Assert.That((await TryAsync(app.Client.ClientId, app.Secret, own)).Status, Is.EqualTo(HttpStatusCode.OK), "where it is known, though others guess there");
        Assert.That((await TryAsync(app.Client.ClientId, app.Secret, strange)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Address_that_names_many_clients_is_stopped_too()
    {
        using var app = await AddAsync();
        var address = NewAddress();
        for (var number = 0; number < 100; number++)
        {
            Assert.That((await TryAsync($"nobody-{number}", "x", address)).RetryAfter, Is.Null);
        }

        Assert.That((await TryAsync(app.Client.ClientId, app.Secret, address)).RetryAfter, Is.EqualTo(60));
        Assert.That((await TryAsync(app.Client.ClientId, app.Secret, NewAddress())).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Same_wrong_secret_again_is_no_guess()
    {
        using var app = await AddAsync();
        var address = NewAddress();
        for (var number = 0; number < 20; number++)
        {
            Assert.That((await TryAsync(app.Client.ClientId, "the old one", address)).RetryAfter, Is.Null);
        }
    }

    [Test]
    public async Task Neighbours_of_one_network_are_one()
    {
        var network = $"2001:db8:{Interlocked.Increment(ref used):x}:1";
        for (var number = 1; number <= 10; number++)
        {
            await TryAsync("nobody-in-a-network", $"guess {number}", $"{network}::{number:x}");
        }

        Assert.That((await TryAsync("nobody-in-a-network", "guess", $"{network}::ffff")).RetryAfter, Is.EqualTo(60));
    }

    [Test]
    public async Task Known_and_unknown_clients_cost_the_same()
    {
        using var app = await AddAsync();
        var address = NewAddress();
        using var known = new DatabaseCommands(Server);
        await TryAsync(app.Client.ClientId, "x", address);
        var count = known.Count;

        await TryAsync("nobody-who-costs", "x", NewAddress());

        Assert.That(known.Count - count, Is.EqualTo(count));
    }

    [Test]
    public async Task Success_costs_one_command_resources_and_all()
    {
        using var app = await AddAsync();
        var address = NewAddress();
        await TryAsync(app.Client.ClientId, app.Secret, address);

        using var commands = new DatabaseCommands(Server);
        Assert.That((await TryAsync(app.Client.ClientId, app.Secret, address)).Status, Is.EqualTo(HttpStatusCode.OK));

        Assert.That(commands.Count, Is.EqualTo(1));
    }

    private static string NewAddress() => $"198.51.{Interlocked.Increment(ref used) / 250}.{used % 250}";

    private static (HttpStatusCode Status, int? RetryAfter, string Body) Told((HttpStatusCode Status, int? RetryAfter, string Body) answer) => answer;

    private Task<RelyingParty> AddAsync() => Server.Apps.AddAsync(
        $"job-{Interlocked.Increment(ref used)}",
        client => client with { GrantTypes = ["client_credentials"], Scopes = ["payroll.read"], RedirectUris = [] });

    private async Task<IReadOnlyList<(HttpStatusCode Status, int? RetryAfter, string Body)>> GuessAsync(string clientId, string address, int times)
    {
        List<(HttpStatusCode, int?, string)> answers = [];
        for (var number = 0; number < times; number++)
        {
            answers.Add(await TryAsync(clientId, $"guess {number}", address));
        }

        return answers;
    }

    private async Task<(HttpStatusCode Status, int? RetryAfter, string Body)> TryAsync(string clientId, string secret, string address)
    {
        using var http = new HttpClient { BaseAddress = Server.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/connect/token");
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("grant_type", "client_credentials")]);
        request.Content = form;
        request.Headers.Add("X-Forwarded-For", address);
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Uri.EscapeDataString(clientId)}:{Uri.EscapeDataString(secret)}")));
        using var answer = await http.SendAsync(request);
        var body = answer.IsSuccessStatusCode ? "" : await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, (int?)answer.Headers.RetryAfter?.Delta?.TotalSeconds, body);
    }
}
