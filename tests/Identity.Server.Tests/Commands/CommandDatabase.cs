using System.Security.Cryptography;
using Identity.Server.Commands;
using Identity.Server.Hosting;
using Identity.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Server.Tests.Commands;

/// <summary>An SQLite file and the settings of a production server on it, for commands to work with.</summary>
internal sealed class CommandDatabase : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("identity-commands-");
    private readonly string masterKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>Settings that replace the usual ones.</summary>
    public Dictionary<string, string?> Settings { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Runs a command as the process would, with a text for its standard input.</summary>
    public async Task<CommandRun> RunAsync(string[] args, string input = "")
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        using var reader = new StringReader(input);
        var exitCode = await CommandLine.RunAsync(args, new CommandIo(reader, output, error), Configure);
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Writes a file for a command to read.</summary>
    public string Write(string text)
    {
        var file = Path.Combine(folder.FullName, $"{Guid.CreateVersion7()}.json");
        File.WriteAllText(file, text);
        return file;
    }

    /// <summary>Reads the database as the server does.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    public async Task<T> ReadAsync<T>(Func<IServiceProvider, Task<T>> read)
    {
        await using var app = ServerHost.Build([], Configure);
        await using var scope = app.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private void Configure(WebApplicationBuilder builder)
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Identity:Issuer"] = "https://id.contoso.example",
            ["Identity:Database:Provider"] = nameof(StorageProvider.Sqlite),
            ["Identity:Database:ConnectionString"] = $"Data Source={Path.Combine(folder.FullName, "identity.db")}",
            ["Identity:MasterKey"] = masterKey,
            ["Identity:RestoreMarkerFile"] = "off",
        });
        builder.Configuration.AddInMemoryCollection(Settings);
    }
}
