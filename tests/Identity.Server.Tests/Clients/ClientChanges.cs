using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Identity.OpenId.Clients;
using Identity.OpenId.Resources;
using Identity.OpenId.Stores;
using Identity.Storage.Clients;
using Identity.Storage.Resources;
using Identity.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Clients;

/// <summary>Changes of registered apps while two servers run on one database.</summary>
public sealed class ClientChanges : ServerFixture
{
    private RunningServer second = null!;

    [OneTimeSetUp]
    public async Task StartSecondAsync()
    {
        second = await Server.StartAnotherAsync(new() { Settings = new Dictionary<string, string?> { ["Identity:Issuer"] = Server.Issuer } });
        await SetAsync(new Resource { Identifier = "https://payroll.example", Name = "Payroll", Scopes = new Dictionary<string, string?> { ["payroll.read"] = null }, IntrospectionClients = ["api"] });
        using var api = await Server.Apps.AddAsync("api");
    }

    [OneTimeTearDown]
    public async Task StopSecondAsync() => await second.DisposeAsync();

    [Test]
    public async Task What_is_changed_is_in_force_at_the_very_next_request_on_every_server()
    {
        using var app = await Server.Apps.AddAsync("changing", Machine);
        Assert.That((await AskAsync(app, second)).IsSuccess, Is.True);

        await ChangeAsync("changing", client => client with { Secrets = [new ClientSecret(Handle.Hash("another"))] });

        Assert.That((await AskAsync(app, Server)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await AskAsync(app, second)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    [Category("protocol-34")]
    public async Task Removed_apps_tokens_are_good_for_nothing_at_once()
    {
        using var app = await Server.Apps.AddAsync("leaving", client => client with { Scopes = [.. client.Scopes, "payroll.read"] });
        using var job = await Server.Apps.AddAsync("job", Machine);
        var visit = await new Visit(Server, app, await Server.People.AddAsync(NewName())).OpenAsync();
        var tokens = await visit.FinishAsync();
        var own = await AskAsync(job, Server);
        Assert.That((await app.UserInfoAsync(tokens.AccessToken)).IsSuccess, Is.True);
        Assert.That(await IsActiveAsync(second, own.AccessToken), Is.True);

        await RemoveAsync("leaving");
        await RemoveAsync("job");

        Assert.That((await app.UserInfoAsync(tokens.AccessToken)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await app.RefreshAsync(tokens.RefreshToken!)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await IsActiveAsync(Server, own.AccessToken), Is.False);
        Assert.That(await IsActiveAsync(second, own.AccessToken), Is.False);
    }

    [Test]
    public async Task App_of_a_removed_ones_id_is_another()
    {
        using var before = await Server.Apps.AddAsync("again", Machine);
        Assert.That((await AskAsync(before, second)).IsSuccess, Is.True);
        await RemoveAsync("again");

        using var after = await Server.Apps.AddAsync("again", client => Machine(client) with { Secrets = [new ClientSecret(Handle.Hash("another"))] });

        Assert.That((await AskAsync(before, second)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    private static Client Machine(Client client) => client with { GrantTypes = ["client_credentials"], Scopes = ["payroll.read"], RedirectUris = [] };

    private static async Task<TokenAnswer> AskAsync(RelyingParty app, RunningServer server)
    {
        using var there = new RelyingParty(server.Address, app.Client, app.Secret);
        return await there.AskAsync(("grant_type", "client_credentials"));
    }

    private static async Task<bool> IsActiveAsync(RunningServer server, string token)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes("api:a-secret-of-this-test-and-of-nobody-else")));
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("token", token)]);
        using var answer = await http.PostAsync("/connect/introspection", form);
        return (bool)JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!["active"]!;
    }

    private Task<Client?> ChangeAsync(string id, Func<Client, Client> change) =>
        Server.UseAsync(services => services.GetRequiredService<ClientStore>().ChangeAsync(id, change, CancellationToken.None));

    private Task<bool> RemoveAsync(string id) =>
        Server.UseAsync(services => services.GetRequiredService<ClientStore>().RemoveAsync(id, Server.Clock.GetUtcNow(), CancellationToken.None));

    private Task<string?> SetAsync(Resource resource) =>
        Server.UseAsync(services => services.GetRequiredService<ResourceStore>().SetAsync(resource, CancellationToken.None));
}
