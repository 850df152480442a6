using System.Net;
using Identity.OpenId.Outbound;
using Identity.Server.Hosting;
using Identity.Server.Outbound;
using Identity.Server.Tests.Commands;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Identity.Server.Tests.Outbound;

/// <summary>Fetches of what clients name, from a real server beside this one, which only the operator's list lets through.</summary>
[Category("protocol-38")]
public sealed class OutboundFetching
{
    private readonly FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());
    private KeyPublisher publisher = null!;
    private OutboundFetcher fetcher = null!;

    [SetUp]
    public async Task StartAsync()
    {
        publisher = await KeyPublisher.StartAsync();
        fetcher = Fetcher("127.0.0.1");
    }

    [TearDown]
    public async Task StopAsync()
    {
        fetcher.Dispose();
        await publisher.DisposeAsync();
    }

    [TestCase("application/json")]
    [TestCase("application/jwk-set+json; charset=utf-8")]
    public async Task What_keeps_to_the_rules_is_fetched_without_saying_who_asks(string type)
    {
        string[] headers = [];
        Answer(type, "{\"keys\":[]}", context =>
        {
            headers = [.. context.Request.Headers.Keys];
            context.Response.Headers.CacheControl = "public, max-age=120";
            context.Response.Headers.SetCookie = "a=b";
        });

        Assert.That(await FetchAsync(), Is.EqualTo(new OutboundAnswer.Fetched("{\"keys\":[]}", TimeSpan.FromSeconds(120))));
        Assert.That(await FetchAsync(), Is.InstanceOf<OutboundAnswer.Fetched>());
        Assert.That(headers, Is.EquivalentTo(["Accept", "Host"]));
    }

    [Test]
    public async Task Redirect_is_not_followed()
    {
        Answer("application/json", "{}", context =>
        {
            if (context.Request.Path == "/keys")
            {
                context.Response.Redirect("/elsewhere");
            }
        });

        Assert.That(await FailureAsync(), Is.EqualTo("http-302"));
    }

    [TestCase(64 * 1024, null)]
    [TestCase((64 * 1024) + 1, "too-large")]
    public async Task Body_has_a_bound(int length, string? because)
    {
        Answer("application/json", new string(' ', length));

        Assert.That((await FetchAsync() as OutboundAnswer.Failed)?.Because, Is.EqualTo(because));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Fetch_has_five_seconds_in_all(bool hasBegun)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        publisher.Answer = async context =>
        {
            if (hasBegun)
            {
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync("{", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }

            arrived.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };

        var fetching = FailureAsync();
        await arrived.Task;
        clock.Advance(OutboundFetcher.Longest);

        Assert.That(await fetching, Is.EqualTo("timeout"));
    }

    [TestCase("text/html")]
    [TestCase("application/json-seq")]
    [TestCase("")]
    public async Task Type_has_to_be_JSON(string type)
    {
        Answer(type, "{}");

        Assert.That(await FailureAsync(), Is.EqualTo("content-type"));
    }

    [Test]
    public async Task Name_that_leads_to_this_machine_is_not_connected_to()
    {
        Answer("application/json", "{}");

        Assert.That(await FailureAsync($"https://localhost:{publisher.Port}/"), Is.EqualTo("private-address"));
        Assert.That(publisher.Connections, Is.Zero);
        using var allowing = Fetcher("LOCALHOST");
        Assert.That(await allowing.FetchAsync($"https://localhost:{publisher.Port}/", CancellationToken.None), Is.InstanceOf<OutboundAnswer.Fetched>());
    }

    [Test]
    public async Task Address_of_this_machine_is_not_connected_to_unless_the_operator_allows_it()
    {
        Answer("application/json", "{}");
        using var strict = Fetcher();

        Assert.That(await strict.FetchAsync($"https://127.0.0.1:{publisher.Port}/", CancellationToken.None), Is.EqualTo(new OutboundAnswer.Failed("private-address")));
        Assert.That(await strict.FetchAsync($"https://[::ffff:127.0.0.1]:{publisher.Port}/", CancellationToken.None), Is.EqualTo(new OutboundAnswer.Failed("private-address")));
        Assert.That(publisher.Connections, Is.Zero);
    }

    [TestCase("http")]
    [TestCase("ftp")]
    [TestCase("file")]
    public async Task Nothing_but_https_is_fetched(string scheme)
    {
        Assert.That(await FailureAsync($"{scheme}://127.0.0.1:{publisher.Port}/"), Is.EqualTo("not-https"));
        Assert.That(await FailureAsync($"https://user:secret@127.0.0.1:{publisher.Port}/"), Is.EqualTo("not-https"));
        Assert.That(publisher.Connections, Is.Zero);
    }

    [Test]
    public async Task Certificate_that_nobody_vouches_for_is_refused()
    {
        using var distrusting = new OutboundFetcher(new OutboundSettings { AllowedHosts = ["127.0.0.1"] }, clock, NullLogger<OutboundFetcher>.Instance);

        Assert.That(await distrusting.FetchAsync($"https://127.0.0.1:{publisher.Port}/", CancellationToken.None), Is.EqualTo(new OutboundAnswer.Failed("tls")));
    }

    [Test]
    public async Task One_host_is_asked_sixty_times_a_minute()
    {
        Answer("application/json", "{}");
        for (var number = 0; number < 60; number++)
        {
            Assert.That(await FetchAsync(), Is.InstanceOf<OutboundAnswer.Fetched>());
        }

        Assert.That(await FailureAsync(), Is.EqualTo("too-often"));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(await FetchAsync(), Is.InstanceOf<OutboundAnswer.Fetched>());
    }

    [TestCase("https://intranet.example")]
    [TestCase("intranet.example:8443")]
    [TestCase("")]
    public void Setting_names_hosts(string host) =>
        Assert.That(() => new OutboundSettings { AllowedHosts = [host] }.Check(), Throws.InstanceOf<SettingException>().With.Message.Contains("Identity:Outbound:AllowedHosts"));

    [Test]
    public async Task Wrong_setting_is_named_before_anything_starts()
    {
        using var database = new CommandDatabase();
        database.Settings["Identity:Outbound:AllowedHosts:0"] = "https://intranet.example";

        var run = await database.RunAsync(["migrate"]);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("Identity:Outbound:AllowedHosts: 'https://intranet.example' is not a host"));
    }

    private OutboundFetcher Fetcher(params string[] allowed) =>
        new(new OutboundSettings { AllowedHosts = allowed }, clock, NullLogger<OutboundFetcher>.Instance, publisher.Trust);

    private void Answer(string type, string body, Action<HttpContext>? also = null) => publisher.Answer = context =>
    {
        context.Response.StatusCode = (int)HttpStatusCode.OK;
        context.Response.ContentType = type.Length == 0 ? null : type;
        also?.Invoke(context);
        return context.Response.WriteAsync(body);
    };

    private Task<OutboundAnswer> FetchAsync() => fetcher.FetchAsync($"https://127.0.0.1:{publisher.Port}/keys", CancellationToken.None);

    private async Task<string?> FailureAsync(string? address = null) =>
        (await (address is null ? FetchAsync() : fetcher.FetchAsync(address, CancellationToken.None)) as OutboundAnswer.Failed)?.Because;
}
