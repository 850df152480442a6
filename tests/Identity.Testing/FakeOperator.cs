using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net.NetworkInformation;

namespace Identity.Testing;

/// <summary>The fake operator that Kannel brings (<c>fakesmsc</c>): it says what it gets. It takes a line for a message, so that a text of two lines arrives as two.</summary>
public sealed class FakeOperator : IAsyncDisposable
{
    private const string Program = "/usr/lib/kannel/test/fakesmsc";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(10);

    private readonly Process process;

    private FakeOperator(Process process) => this.process = process;

    /// <summary>Connects one to the port where Kannel waits for it.</summary>
    public static async Task<FakeOperator> StartAsync(int port)
    {
        // Connecting would tell as well that Kannel listens, but then Kannel takes us for the operator.
        using var patience = new CancellationTokenSource(Patience);
        using var looks = new PeriodicTimer(BetweenLooks);
        while (!IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(listener => listener.Port == port))
        {
            await looks.WaitForNextTickAsync(patience.Token);
        }

        // It wants something to say, and says it no time.
        string[] arguments = ["-v", "0", "-H", "127.0.0.1", "-r", port.ToString(CultureInfo.InvariantCulture), "-m", "0", "1 2 text 3"];
        try
        {
            return new FakeOperator(Process.Start(new ProcessStartInfo(Program, arguments) { UseShellExecute = false, RedirectStandardError = true })!);
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"{Program} is missing; the package kannel-extras has it (tests/run installs it).", missing);
        }
    }

    /// <summary>The next line that arrives: sender, number, kind and words.</summary>
    public async Task<string> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await process.StandardError.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.IndexOf("Got message", StringComparison.Ordinal) is >= 0 and var at)
            {
                return line[(line.IndexOf('<', at) + 1)..].TrimEnd('>');
            }
        }

        throw new InvalidOperationException("The fake operator has ended.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }
}
