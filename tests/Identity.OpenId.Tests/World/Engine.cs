using Identity.OpenId.Claims;
using Identity.OpenId.ClientAuthentication;
using Identity.OpenId.Endpoints;
using Identity.OpenId.EndSession;
using Identity.OpenId.Gate;
using Identity.OpenId.Hosting;
using Identity.OpenId.Interactions;
using Identity.OpenId.Keys;
using Identity.OpenId.Outbound;
using Identity.OpenId.Requests;
using Identity.OpenId.Sessions;
using Identity.OpenId.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Identity.OpenId.Tests.World;

/// <summary>The core with everything around it in memory, and one browser.</summary>
internal sealed class Engine : IDisposable
{
    public const string Issuer = "https://id.example/tenant";

    private readonly ServiceProvider services;

    /// <summary>An engine with the keys that most tests share, because making RSA keys takes time.</summary>
    public Engine()
        : this(SharedKeys.Seal, SharedKeys.Store())
    {
    }

    public Engine(AesSeal seal, InMemorySigningKeys keys)
    {
        Seal = seal;
        SigningKeys = keys;
        Brake = new InMemoryBrake(Clients);
        Interactions = new InMemoryInteractions(Clock);
        Grants = new InMemoryGrants(Interactions);
        foreach (var client in new[] { Apps.Web, Apps.Other, Apps.Post, Apps.Public, Apps.Legacy, Apis.App, Apis.Machine, Apis.PayrollApi, Apis.CalendarApi, Tvs.Open, Tvs.Secret })
        {
            Clients.Put(client);
        }

        var collection = new ServiceCollection();
        AddTo(collection);
        services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero));

    public AesSeal Seal { get; }

    public InMemorySigningKeys SigningKeys { get; }

    public InMemoryClients Clients { get; } = new();

    public InMemoryBrake Brake { get; }

    public ScriptedFetcher Fetcher { get; } = new();

    public InMemoryReplays Replays { get; } = new();

    public InMemoryResources Resources { get; } = new();

    public InMemoryInteractions Interactions { get; }

    public InMemoryGrants Grants { get; }

    public InMemorySessions Sessions { get; } = new();

    public ScriptedGate Gate { get; } = new();

    public ScriptedPasswords Passwords { get; } = new();

    /// <summary>The browser's cookies.</summary>
    public Dictionary<string, string> Cookies { get; } = new(StringComparer.Ordinal);

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Registers the engine and its surroundings.</summary>
    public void AddTo(IServiceCollection collection, string issuer = Issuer) => collection
        .AddSingleton<TimeProvider>(Clock)
        .AddSingleton<ISecretSeal>(Seal)
        .AddSingleton<ISigningKeyStore>(SigningKeys)
        .AddSingleton<IClientStore>(Clients)
        .AddScoped<IClientBrake>(_ => Brake)
        .AddSingleton<IOutboundFetcher>(Fetcher)
        .AddScoped<IReplayStore>(_ => Replays)
        .AddScoped<IResourceStore>(_ => Resources)
        .AddScoped<IGrantStore>(_ => Grants)
        .AddScoped<IInteractions>(_ => Interactions)
        .AddScoped<ISessions>(_ => Sessions)
        .AddScoped<IReleaseGate>(_ => Gate)
        .AddScoped<ILegacyPasswords>(_ => Passwords)
        .AddScoped<IClaimsSource, KnownClaims>()
        .AddScoped<IAcrValues, TwoLevels>()
        .AddOpenId(options => options.Issuer = issuer);

    /// <summary>The person has signed in: the gate lets everything out.</summary>
    public void SignIn(string subject = People.Sanne)
    {
        Gate.Answer = new ReleaseAnswer.Release(People.SignIn(Now, subject));
        Sessions.Live[People.SessionId] = People.Session;
        Cookies[InMemorySessions.CookieName] = People.SessionId;
    }

    public Task<ProtocolResult> GetAsync(string path, string query = "", string? authorization = null) =>
        SendAsync("GET", path, query, authorization);

    public Task<ProtocolResult> PostAsync(string path, string form = "", string? authorization = null) =>
        SendAsync("POST", path, form, authorization);

    public async Task<T> AskAsync<T>(Func<EndSessionRequests, Task<T>> question)
    {
        await using var scope = services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<EndSessionRequests>());
    }

    public async Task AskAsync<TService>(Func<TService, Task> question)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        await question(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public void Dispose() => services.Dispose();

    private async Task<ProtocolResult> SendAsync(string method, string path, string parameters, string? authorization)
    {
        var row = EndpointTable.Rows.SingleOrDefault(row => row.Path == path)
            ?? EndpointTable.Rows.Single(row => row.Path.EndsWith("{handle}", StringComparison.Ordinal));
        Assert.That(row.Methods, Does.Contain(method));
        await using var scope = services.CreateAsyncScope();
        var endpoint = (IEndpoint)scope.ServiceProvider.GetRequiredService(row.Endpoint);
        var result = await endpoint.HandleAsync(
            new ProtocolRequest
            {
                Method = method,
                Handle = row.Path == path ? null : path.Split('/')[^1],
                Parameters = Parameters.Parse(parameters),
                Authorization = authorization,
                Browser = new BrowserCookies(new Dictionary<string, string>(Cookies, StringComparer.Ordinal)),
                Now = Now,
            },
            CancellationToken.None);
        Keep(result);
        return result;
    }

    private void Keep(ProtocolResult result)
    {
        IReadOnlyList<BrowserCookie> cookies = result switch
        {
            ProtocolResult.Interaction interaction => [interaction.Cookie],
            ProtocolResult.Redirect redirect => redirect.Cookies,
            _ => [],
        };
        foreach (var (name, value) in cookies)
        {
            if (value is null)
            {
                Cookies.Remove(name);
            }
            else
            {
                Cookies[name] = value;
            }
        }
    }
}
