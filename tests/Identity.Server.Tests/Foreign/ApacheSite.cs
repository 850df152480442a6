using System.Diagnostics;
using System.Text;
using Identity.Testing;

namespace Identity.Server.Tests.Foreign;

/// <summary>A site in a folder of its own that Apache serves on this machine. Nothing of the system's Apache is read or written.</summary>
internal sealed class ApacheSite : IAsyncDisposable
{
    private const string Program = "/usr/sbin/apache2";
    private const string Module = "/usr/lib/apache2/modules/mod_auth_openidc.so";

    private readonly DirectoryInfo folder;
    private readonly string configuration;
    private readonly Process process;
    private Task<string> log = Task.FromResult("");

    private ApacheSite(DirectoryInfo folder, string configuration, Process process) =>
        (this.folder, this.configuration, this.process) = (folder, configuration, process);

    /// <summary>Starts it and waits until Apache says that it listens. <paramref name="configure"/> writes the configuration for a folder.</summary>
    public static async Task<ApacheSite> StartAsync(Func<DirectoryInfo, string> configure)
    {
        Require(Program, "apache2-bin");
        Require(Module, "libapache2-mod-auth-openidc");
        var place = Directory.CreateTempSubdirectory("identity-apache-");

        // Apache gives up being root for another account, which has to reach the pages.
        await Tool.RunAsync("chmod", "coreutils", "755", place.FullName);
        var file = Path.Combine(place.FullName, "apache.conf");
        await File.WriteAllTextAsync(Path.Combine(place.FullName, "index.html"), "<!doctype html><title>Protected</title><h1>Protected</h1>");
        await File.WriteAllTextAsync(file, configure(place));

        var start = new ProcessStartInfo(Program, ["-D", "FOREGROUND", "-f", file]) { UseShellExecute = false, RedirectStandardError = true };
        var site = new ApacheSite(place, file, Process.Start(start)!);
        try
        {
            await site.ListenAsync();
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await Tool.RunAsync(Program, "apache2-bin", "-f", configuration, "-k", "stop");
            await process.WaitForExitAsync();
        }

        await TestContext.Error.WriteAsync(await log);
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private static void Require(string file, string package)
    {
        if (!File.Exists(file))
        {
            throw new InvalidOperationException($"{file} is missing; the package {package} has it (tests/run installs it).");
        }
    }

    private async Task ListenAsync()
    {
        var said = new StringBuilder();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            said.AppendLine(line);
            if (line.Contains("resuming normal operations", StringComparison.Ordinal))
            {
                log = process.StandardError.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException($"Apache ended before it listened: {said}");
    }
}
