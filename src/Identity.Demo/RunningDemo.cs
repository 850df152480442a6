namespace Identity.Demo;

/// <summary>The server and Expenses, running.</summary>
public sealed class RunningDemo : IAsyncDisposable
{
    private readonly WebApplication app;

    internal RunningDemo(WebApplication server, WebApplication app)
    {
        Server = server;
        this.app = app;
    }

    /// <summary>The server.</summary>
    public WebApplication Server { get; }

    /// <summary>Waits until the process is told to stop.</summary>
    public Task WaitAsync() => Task.WhenAny(Server.WaitForShutdownAsync(), app.WaitForShutdownAsync());

    /// <summary>Stops both.</summary>
    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await Server.DisposeAsync();
    }

    internal async Task StartAsync(CancellationToken cancellationToken)
    {
        await Server.StartAsync(cancellationToken);
        await app.StartAsync(cancellationToken);
    }
}
