using System.Text.Json.Nodes;
using Identity.OpenId.Clients;
using Identity.OpenId.Stores;
using Identity.Storage.Clients;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Commands;

/// <summary>What operators do with registered apps.</summary>
public sealed class ClientCommandTests
{
    private const string Metadata =
        """{"client_name":"App","redirect_uris":["https://app.example/callback"],"grant_types":["authorization_code","refresh_token"],"scope":"openid offline_access"}""";

    private CommandDatabase database = null!;

    [SetUp]
    public async Task MakeDatabase()
    {
        database = new CommandDatabase();
        await database.RunAsync(["migrate"]);
    }

    [TearDown]
    public void RemoveDatabase() => database.Dispose();

    [Test]
    public async Task Apps_are_listed_and_shown_without_their_secrets()
    {
        var (id, secret) = await AddAsync();
        await database.RunAsync(["client", "add", "-"], """{"client_name":"Phone app","redirect_uris":["com.example.app:/cb"],"application_type":"native","token_endpoint_auth_method":"none"}""");

        var list = (await database.RunAsync(["client", "list"])).Out.Split(Environment.NewLine);
        var show = await database.RunAsync(["client", "show", id]);

        Assert.That(list[0], Is.EqualTo($"{id}\tApp\tsecret\tauthorization_code refresh_token"));
        Assert.That(list[1], Does.EndWith("\tPhone app\tpublic\tauthorization_code"));
        var shown = JsonNode.Parse(show.Out)!;
        Assert.That((string)shown["client_id"]!, Is.EqualTo(id));
        Assert.That(shown["client_secrets"]![0]!.AsObject().Select(member => member.Key), Is.EqualTo(["id", "created_at", "expires_at"]));
        Assert.That(show.Out, Does.Not.Contain(secret).And.Not.Contain(Handle.Hash(secret)));
    }

    [Test]
    public async Task What_is_shown_can_be_changed_and_set()
    {
        var (id, _) = await AddAsync();
        var before = await FindAsync(id);
        var shown = JsonNode.Parse((await database.RunAsync(["client", "show", id])).Out)!.AsObject();

        var same = await database.RunAsync(["client", "set", id, "-"], shown.ToJsonString());
        Assert.That((same.ExitCode, same.Out.Trim()), Is.EqualTo((0, "App is changed.")), same.Error);
        Assert.That(Written(await FindAsync(id)), Is.EqualTo(Written(before)));

        shown["client_name"] = "Renamed";
        shown["refresh_token_lifetime"] = 3600;
        await database.RunAsync(["client", "set", id, database.Write(shown.ToJsonString())]);
        var after = await FindAsync(id);

        Assert.That((after!.ClientName, after.RefreshTokenLifetime, after.ClientId), Is.EqualTo(("Renamed", 3600, id)));
        Assert.That(after.Secrets, Is.EqualTo(before!.Secrets));
        Assert.That(await EventsAsync(), Is.EqualTo(["client.added", "client.changed", "client.changed"]));
    }

    [Test]
    public async Task What_is_wrong_or_anothers_is_not_set()
    {
        var (id, _) = await AddAsync();
        var (other, _) = await AddAsync();
        var shown = (await database.RunAsync(["client", "show", other])).Out;

        Assert.That((await database.RunAsync(["client", "set", id, "-"], shown)).Error, Does.Contain("client_id: is another client's"));
        Assert.That((await database.RunAsync(["client", "set", id, "-"], """{"client_name":"App"}""")).Error, Does.Contain("redirect_uris: must name"));
        Assert.That((await database.RunAsync(["client", "set", "nobody", "-"], Metadata)).Error.Trim(), Is.EqualTo("There is no client nobody."));
        Assert.That((await database.RunAsync(["client", "add", "-"], shown)).Error, Does.Contain("client_id: is not known here"));
    }

    [Test]
    public async Task Mark_of_old_programs_is_told_of_whichever_command_gives_it_and_is_for_apps_that_prove_who_they_are()
    {
        var (id, _) = await AddAsync();
        var shown = JsonNode.Parse((await database.RunAsync(["client", "show", id])).Out)!.AsObject();
        shown["grant_types"]!.AsArray().Add("password");

        Assert.That((await database.RunAsync(["client", "set", id, "-"], shown.ToJsonString())).ExitCode, Is.Zero);
        Assert.That(await EventsAsync(), Is.EquivalentTo(["client.added", "client.changed", "client.marked"]));
        shown["token_endpoint_auth_method"] = "none";
        Assert.That((await database.RunAsync(["client", "set", id, "-"], shown.ToJsonString())).Error, Does.Contain("cannot be none with password"));
    }

    [Test]
    public async Task App_that_comes_to_need_a_secret_is_said_to_have_none()
    {
        var added = await database.RunAsync(["client", "add", "-"], """{"client_name":"App","redirect_uris":["https://app.example/cb"],"token_endpoint_auth_method":"none"}""");
        var id = (string)JsonNode.Parse(added.Out)!["client_id"]!;

        var set = await database.RunAsync(["client", "set", id, "-"], """{"client_name":"App","redirect_uris":["https://app.example/cb"]}""");

        Assert.That(set.Out, Does.Contain($"client secret add {id}"));
    }

    [Test]
    public async Task App_is_removed_only_if_that_is_meant()
    {
        var (id, _) = await AddAsync();

        var asked = await database.RunAsync(["client", "remove", id]);
        Assert.That((asked.ExitCode, asked.Error), Is.EqualTo((1, asked.Error)));
        Assert.That(asked.Error, Does.Contain("--yes"));
        Assert.That(await FindAsync(id), Is.Not.Null);

        Assert.That((await database.RunAsync(["client", "remove", id, "--yes"])).Out.Trim(), Is.EqualTo("App is registered no more."));
        Assert.That(await FindAsync(id), Is.Null);
        Assert.That((await database.RunAsync(["client", "remove", id, "--yes"])).Error.Trim(), Is.EqualTo($"There is no client {id}."));
        Assert.That(await EventsAsync(), Is.EqualTo(["client.added", "client.removed"]));
    }

    [Test]
    [Category("protocol-25")]
    public async Task Secret_is_replaced_without_a_pause()
    {
        var (id, first) = await AddAsync();
        var added = JsonNode.Parse((await database.RunAsync(["client", "secret", "add", id, "--days", "30"])).Out)!;

        var second = (string)added["client_secret"]!;
        Assert.That(second, Has.Length.EqualTo(43));
        Assert.That((await FindAsync(id))!.Secrets.Select(secret => secret.Sha256), Is.EqualTo([Handle.Hash(first), Handle.Hash(second)]));
        var lines = (await database.RunAsync(["client", "secret", "list", id])).Out.Split(Environment.NewLine);
        Assert.That(lines[0], Does.Match("^[0-9a-f]{8}\tmade .*Z\tno end$"));
        Assert.That(lines[1], Does.StartWith($"{added["secret_id"]}\tmade ").And.Contain("\tuntil "));

        var removed = await database.RunAsync(["client", "secret", "remove", id, lines[0][..8]]);
        Assert.That((removed.ExitCode, (await FindAsync(id))!.Secrets.Single().Sha256), Is.EqualTo((0, Handle.Hash(second))), removed.Error);
        Assert.That(await EventsAsync(), Is.EqualTo(["client.added", "client.secret_added", "client.secret_removed"]));
    }

    [Test]
    public async Task Last_secret_is_never_removed_silently()
    {
        var (id, _) = await AddAsync();
        var secret = (await FindAsync(id))!.Secrets.Single().Id;

        var asked = await database.RunAsync(["client", "secret", "remove", id, secret]);
        Assert.That((asked.ExitCode, asked.Error), Is.EqualTo((1, asked.Error)));
        Assert.That(asked.Error, Does.Contain("--yes"));
        Assert.That((await database.RunAsync(["client", "secret", "remove", id, "00000000"])).Error.Trim(), Is.EqualTo("App has no secret 00000000."));

        Assert.That((await database.RunAsync(["client", "secret", "remove", id, secret, "--yes"])).ExitCode, Is.Zero);
        Assert.That((await FindAsync(id))!.Secrets, Is.Empty);
    }

    [Test]
    public async Task Secrets_are_five_at_most_and_for_apps_that_use_them()
    {
        var (id, _) = await AddAsync();
        var added = await database.RunAsync(["client", "add", "-"], """{"client_name":"Phone app","redirect_uris":["https://app.example/cb"],"token_endpoint_auth_method":"none"}""");
        var open = (string)JsonNode.Parse(added.Out)!["client_id"]!;
        for (var number = 2; number <= ClientSecrets.Most; number++)
        {
            Assert.That((await database.RunAsync(["client", "secret", "add", id])).ExitCode, Is.Zero);
        }

        Assert.That((await database.RunAsync(["client", "secret", "add", id])).Error, Does.Contain("has 5 secrets that are good"));
        Assert.That((await database.RunAsync(["client", "secret", "add", open])).Error, Does.Contain("does not authenticate by a secret"));
        Assert.That((await database.RunAsync(["client", "secret", "add", id, "--days", "0"])).Error, Does.Contain("from 1 to 3650"));
    }

    private static string Written(Client? client) => ClientMetadataWriter.Write(client!).ToJsonString();

    private async Task<(string Id, string Secret)> AddAsync()
    {
        var added = JsonNode.Parse((await database.RunAsync(["client", "add", "-"], Metadata)).Out)!;
        return ((string)added["client_id"]!, (string)added["client_secret"]!);
    }

    private Task<Client?> FindAsync(string id) => database.ReadAsync(services => services.GetRequiredService<ClientStore>().FindAsync(id, CancellationToken.None));

    private async Task<IReadOnlyList<string>> EventsAsync() =>
    [
        .. (await database.RunAsync(["audit", "export"])).Out.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)
            .Select(line => (string)JsonNode.Parse(line)!["kind"]!).Where(kind => kind.StartsWith("client.", StringComparison.Ordinal)),
    ];
}
