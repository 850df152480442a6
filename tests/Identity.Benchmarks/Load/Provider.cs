using System.Diagnostics;
using Identity.Benchmarks.Serving;
using Identity.Storage;
using Identity.Testing;

namespace Identity.Benchmarks.Load;

/// <summary>A provider under load, in a process of its own on the first core.</summary>
internal sealed class Provider : IAsyncDisposable
{
    private readonly Process process;
    private readonly TestDatabase database;

    private Provider(string name, bool isOurs, Process process, TestDatabase database, Uri address) =>
        (Name, IsOurs, this.process, this.database, Address, Server) = (name, isOurs, process, database, address, new ProcessTree(process.Id));

    /// <summary>Its name in the table.</summary>
    public string Name { get; }

    /// <summary>Whether it is this server, which has second factors.</summary>
    public bool IsOurs { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Where it answers.</summary>
    public Endpoints Endpoints { get; private set; } = null!;

    /// <summary>Who signs in.</summary>
    public People People { get; } = new();

    /// <summary>The processor time of the server.</summary>
    public ProcessTree Server { get; }

    /// <summary>The processor time of its database; <see langword="null"/> if the database is part of the server.</summary>
    public ProcessTree? Database { get; private init; }

    /// <summary>This server.</summary>
    public static async Task<Provider> StartOursAsync(StorageProvider storage, ProcessTree postgres)
    {
        var store = await TestDatabase.CreateAsync(storage);
        var port = FreePort.Find();
        var program = Path.ChangeExtension(typeof(Provider).Assembly.Location, "dll");
        var start = Start("dotnet", program, "serve", storage.ToString(), store.ConnectionString, $"{port}");
        var name = $"ours, {(storage is StorageProvider.Sqlite ? "SQLite" : "PostgreSQL")}";
        return await new Provider(name, isOurs: true, Process.Start(start)!, store, new Uri($"http://localhost:{port}/"))
        {
            Database = storage is StorageProvider.Postgres ? postgres : null,
        }.ReadyAsync();
    }

    /// <summary>The npm package oidc-provider on PostgreSQL, with the least that makes it a server (<c>peers/oidc-provider.mjs</c>).</summary>
    public static async Task<Provider> StartPeerAsync(ProcessTree postgres)
    {
        var store = await TestDatabase.CreateAsync(StorageProvider.Postgres);
        var port = FreePort.Find();
        var start = Start("node", Repository.PathOf("tests", "Identity.Benchmarks", "peers", "oidc-provider.mjs"));
        start.Environment["NODE_ENV"] = "production";
        start.Environment["PORT"] = $"{port}";
        start.Environment["DATABASE"] = store.ConnectionString;
        return await new Provider("oidc-provider, PostgreSQL", isOurs: false, Process.Start(start)!, store, new Uri($"http://localhost:{port}/"))
        {
            Database = postgres,
        }.ReadyAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
        await database.DisposeAsync();
    }

    private static ProcessStartInfo Start(params IEnumerable<string> command) =>
        new("taskset", ["-c", "0", .. command]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };

    private async Task<Provider> ReadyAsync()
    {
        string? line;
        do
        {
            line = await process.StandardOutput.ReadLineAsync();
        }
        while (line is not null and not BenchmarkServer.Ready);

        // What is printed later would fill the pipe.
        _ = process.StandardOutput.ReadToEndAsync();
        using var http = new HttpClient();
        Endpoints = line is null ? throw new InvalidOperationException($"{Name} ended before it was ready.") : await Endpoints.ReadAsync(http, Address);
        return this;
    }
}
