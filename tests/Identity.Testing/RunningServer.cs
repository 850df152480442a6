using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Identity.Server.Audit;
using Identity.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Identity.Testing;

/// <summary>The real server on a port of this machine, with a database of its own and a clock that tests move.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    // Nobody edits the settings of a test.
    private static readonly string[] UnwatchedSettings = ["--hostBuilder:reloadConfigOnChange", "false"];

    private readonly WebApplication host;
    private bool isStopped;

    private RunningServer(WebApplication host, TestDatabase database, FakeTimeProvider clock, Uri address, string masterKey)
    {
        this.host = host;
        (Database, Clock, Address, MasterKey) = (database, clock, address, masterKey);
        (People, Apps, Policy, Rows) = (new ServerPeople(this), new ServerApps(this), new ServerPolicy(this), new DatabaseRows(database));
        Phones = new ServerPhones(this);
        Mails = new ServerMails(this);
        AppPasswords = new ServerAppPasswords(this);
        Passes = new ServerPasses(this);
        Tokens = new ServerTokens(this);
        Keys = new ServerKeys(this);
    }

    /// <summary>Where it listens; also the issuer, without the last slash.</summary>
    public Uri Address { get; }

    /// <summary>The issuer.</summary>
    public string Issuer => Address.ToString().TrimEnd('/');

    /// <summary>What it shows over TLS; <see langword="null"/> if it speaks plain http.</summary>
    public X509Certificate2? Certificate { get; private init; }

    /// <summary>Its clock: starts at the true time and stands still until it is moved.</summary>
    public FakeTimeProvider Clock { get; }

    /// <summary>Its database.</summary>
    public TestDatabase Database { get; }

    /// <summary>The key that is not in the database.</summary>
    public string MasterKey { get; }

    /// <summary>Who can sign in.</summary>
    public ServerPeople People { get; }

    /// <summary>Their telephones.</summary>
    public ServerPhones Phones { get; }

    /// <summary>Their mailboxes.</summary>
    public ServerMails Mails { get; }

    /// <summary>Their app passwords.</summary>
    public ServerAppPasswords AppPasswords { get; }

    /// <summary>Their temporary access passes.</summary>
    public ServerPasses Passes { get; }

    /// <summary>Hardware tokens.</summary>
    public ServerTokens Tokens { get; }

    /// <summary>Their security keys.</summary>
    public ServerKeys Keys { get; }

    /// <summary>The registered apps.</summary>
    public ServerApps Apps { get; }

    /// <summary>What must be registered.</summary>
    public ServerPolicy Policy { get; }

    /// <summary>The database as a thief or an auditor sees it.</summary>
    public DatabaseRows Rows { get; }

    /// <summary>Whether it is the first one on its database, which is removed with it.</summary>
    private bool OwnsDatabase { get; init; } = true;

    /// <summary>The server's services.</summary>
    public IServiceProvider Services => host.Services;

    /// <summary>Starts one on an empty database.</summary>
    public static async Task<RunningServer> StartAsync(RunningServerOptions? options = null)
    {
        options ??= new RunningServerOptions();
        var database = await TestDatabase.CreateAsync(options.Provider);
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var server = await StartAsync(options, database, clock, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

        // Only now: the key ring that was made just then lives by the true time.
        if (options.StartsAt is { } startsAt)
        {
            clock.AdjustTime(startsAt);
        }

        if (options.Policy is { } policy)
        {
            await server.Policy.PublishAsync(policy);
        }

        return server;
    }

    /// <summary>Starts another one on the same database, address apart: a second server, or the same after a restart.</summary>
    public Task<RunningServer> StartAnotherAsync(RunningServerOptions? options = null) =>
        StartAsync(options ?? new RunningServerOptions(), Database, Clock, MasterKey, ownsDatabase: false);

    /// <summary>A browser that has never been here.</summary>
    public FormBrowser Browser() => new(Address, trusted: Certificate);

    /// <summary>Works with the server's services in a scope of their own.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    public async Task<T> UseAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Works with the server's services in a scope of their own.</summary>
    public async Task UseAsync(Func<IServiceProvider, Task> work)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await work(scope.ServiceProvider);
    }

    /// <summary>Ends the server and keeps the database, as a crash or a restart does.</summary>
    public async Task StopAsync()
    {
        if (isStopped)
        {
            return;
        }

        isStopped = true;
        await host.StopAsync();
        await host.DisposeAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (OwnsDatabase)
        {
            await Database.DisposeAsync();
        }
    }

    private static async Task<RunningServer> StartAsync(RunningServerOptions options, TestDatabase database, FakeTimeProvider clock, string masterKey, bool ownsDatabase = true)
    {
        // Each server would watch its files, and a machine has few watchers to give away: where there is none left, pages fail.
        Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "true");
        var address = new Uri($"{(options.Certificate is null ? "http" : "https")}://localhost:{FreePort.Find()}/");
        var app = ServerHost.Build(
            ["--environment", options.Environment, "--urls", address.ToString(), .. UnwatchedSettings],
            builder =>
            {
                builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Error);
                builder.Configuration.AddInMemoryCollection(Settings(options, database, address, masterKey));
                builder.Services.AddSingleton<TimeProvider>(clock);
                builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = options.Certificate));
                options.Configure?.Invoke(builder);
            },
            options.Tidies ? null : RemoveTidying);
        try
        {
            await app.PrepareAsync();
            if (options.Listens)
            {
                await app.StartAsync();
            }
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new RunningServer(app, database, clock, address, masterKey) { OwnsDatabase = ownsDatabase, Certificate = options.Certificate };
    }

    private static void RemoveTidying(IServiceCollection services)
    {
        foreach (var service in services.Where(service => service.ImplementationType == typeof(AuditSealer) || service.ImplementationType == typeof(Housekeeping)).ToList())
        {
            services.Remove(service);
        }
    }

    private static Dictionary<string, string?> Settings(RunningServerOptions options, TestDatabase database, Uri address, string masterKey)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Identity:Issuer"] = address.ToString().TrimEnd('/'),
            ["Identity:Database:Provider"] = database.Provider.ToString(),
            ["Identity:Database:ConnectionString"] = database.ConnectionString,
            ["Identity:MasterKey"] = masterKey,
            ["Identity:RestoreMarkerFile"] = "off",
        };
        foreach (var (name, value) in options.Settings)
        {
            settings[name] = value;
        }

        return settings;
    }
}
