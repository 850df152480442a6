using Identity.OpenId.Resources;
using Identity.Storage.Resources;
using Identity.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Differential;

/// <summary>
/// The same odd requests to this server and to <c>oidc-provider</c>, which is certified: where the answers differ, <c>differences.md</c> says why.
/// </summary>
public sealed class DifferentialTests : ServerFixture
{
    private const int FewestRequests = 200;
    private readonly Dictionary<string, RelyingParty> ours = [];
    private readonly Dictionary<string, RelyingParty> theirs = [];
    private ForeignProvider provider = null!;

    [OneTimeSetUp]
    public async Task RegisterAsync()
    {
        var resource = new Resource
        {
            Identifier = ComparedClients.Payroll,
            Name = "Payroll",
            Scopes = new Dictionary<string, string?> { [ComparedClients.Scope] = null },
            IntrospectionClients = ["payroll"],
        };
        await Server.UseAsync(services => services.GetRequiredService<ResourceStore>().SetAsync(resource, CancellationToken.None));
        foreach (var (clientId, change) in ComparedClients.All)
        {
            ours[clientId] = await Server.Apps.AddAsync(clientId, change);
        }

        provider = await ForeignProvider.StartAsync(ours.Values.Select(app => ComparedClients.Describe(app.Client, app.Secret)));
        foreach (var (clientId, app) in ours)
        {
            theirs[clientId] = new RelyingParty(provider.Address, app.Client, app.Secret);
        }
    }

    [OneTimeTearDown]
    public async Task StopProviderAsync()
    {
        foreach (var app in ours.Values.Concat(theirs.Values))
        {
            app.Dispose();
        }

        await (provider?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Test]
    public async Task The_requests_that_are_kept_are_those_that_the_table_makes()
    {
        Assert.That(OddRequests.All, Has.Count.AtLeast(FewestRequests));
        Assert.That(OddRequests.All.Select(request => request.Id), Is.Unique);
        Assert.That(await KeptAsync("requests.tsv"), Is.EqualTo(OddRequests.Write()));
    }

    [Test]
    public async Task Where_the_servers_differ_the_table_says_why()
    {
        var visit = await (await NewcomerAsync()).OpenAsync();
        await visit.FinishAsync();
        using var here = new ComparedServer(Server.Address, ours, visit.Browser);
        using var theirBrowser = new FormBrowser(provider.Address);
        using var there = new ComparedServer(provider.Address, theirs, theirBrowser);
        var lines = (await KeptAsync("requests.tsv")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        OddRequest[] requests = [.. lines.Select(OddRequest.Read)];

        var answers = await Task.WhenAll(AnswersAsync(here, requests), AnswersAsync(there, requests));

        string[] found =
        [
            .. requests.Zip(answers[0], answers[1])
                .Where(row => row.Second != row.Third)
                .Select(row => DifferenceTable.Row(row.First, row.Second, row.Third)),
        ];
        var known = DifferenceTable.Read(await KeptAsync("differences.md"));
        Assert.That(found.Except(known), Is.Empty, "differences without a reason");
        Assert.That(known.Except(found), Is.Empty, "reasons without a difference");
    }

    private static Task<string> KeptAsync(string file) =>
        File.ReadAllTextAsync(Repository.PathOf("tests", "Identity.Server.Tests", "Differential", file));

    private static async Task<List<string>> AnswersAsync(ComparedServer server, IEnumerable<OddRequest> requests)
    {
        var answers = new List<string>();
        foreach (var request in requests)
        {
            answers.Add(await server.AnswerAsync(request));
        }

        return answers;
    }
}
