using Identity.Server.Hosting;

namespace Identity.Server.Commands;

/// <summary>Gives commands the server's own services, on the same settings and database, without listening.</summary>
/// <param name="io">What they read and write.</param>
/// <param name="configure">Changes the host before it is built.</param>
internal sealed class CommandHost(CommandIo io, Action<WebApplicationBuilder>? configure)
{
    /// <summary>What commands read and write.</summary>
    public CommandIo Io => io;

    /// <summary>Runs a command on a database that is up to date. The exit code.</summary>
    public Task<int> RunAsync(Func<IServiceProvider, CancellationToken, Task> work, CancellationToken cancellationToken) =>
        RunUnpreparedAsync(
            async (app, stopping) =>
            {
                await app.PrepareAsync(mayMigrate: app.Environment.IsDevelopment(), stopping);
                await using var scope = app.Services.CreateAsyncScope();
                await work(scope.ServiceProvider, stopping);
            },
            cancellationToken);

    /// <summary>Runs a command on whatever state the database is in. The exit code.</summary>
    public async Task<int> RunUnpreparedAsync(Func<WebApplication, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var app = ServerHost.Build([], Configure);
            await work(app, cancellationToken);
            return 0;
        }
        catch (Exception exception) when (exception is SettingException or CommandException)
        {
            await io.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    // The standard output is for results alone, so that it can be piped.
    private void Configure(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddFilter(level => level >= LogLevel.Warning);
        configure?.Invoke(builder);
    }
}
