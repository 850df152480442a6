using System.ComponentModel;
using System.Diagnostics;

namespace Identity.Testing;

/// <summary>A program that tests use beside the server.</summary>
public static class Tool
{
    /// <summary>Runs it and gives what it printed; throws what it complained about if it failed, and names the package if it is not installed.</summary>
    public static async Task<string> RunAsync(string program, string package, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Start(start, package);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? (await output).Trim()
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await errors} {await output}");
    }

    private static Process Start(ProcessStartInfo start, string package)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"{start.FileName} is missing; the package {package} has it (tests/run installs it).", missing);
        }
    }
}
