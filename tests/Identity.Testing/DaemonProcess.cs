using System.Diagnostics;
using System.Net.Sockets;

namespace Identity.Testing;

/// <summary>A program of Debian's that serves on a port of this machine while a test lasts, from a folder of its own.</summary>
internal sealed class DaemonProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(10);
    private readonly Process process;

    private DaemonProcess(Process process) => this.process = process;

    /// <summary>Starts it, and waits until it listens.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="package">The package that has it.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="port">The port that it is to listen on.</param>
    /// <param name="log">The file in which it says what is wrong.</param>
    public static async Task<DaemonProcess> StartAsync(string program, string package, IEnumerable<string> arguments, int port, string log)
    {
        if (!File.Exists(program))
        {
            throw new InvalidOperationException($"{program} is missing; the package {package} has it (tests/run installs it).");
        }

        var daemon = new DaemonProcess(Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false })!);
        var started = Stopwatch.GetTimestamp();
        using var looks = new PeriodicTimer(BetweenLooks);
        while (!await ListensAsync(port))
        {
            if (daemon.process.HasExited || Stopwatch.GetElapsedTime(started) > Patience)
            {
                var said = File.Exists(log) ? await File.ReadAllTextAsync(log) : "";
                await daemon.DisposeAsync();
                throw new InvalidOperationException($"{program} does not listen on {port}: {said}");
            }

            await looks.WaitForNextTickAsync();
        }

        return daemon;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            // Both end their own children when they are asked to.
            await Tool.RunAsync("/bin/kill", "procps", "-TERM", $"{process.Id}");
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static async Task<bool> ListensAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
