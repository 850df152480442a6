using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Identity.Testing;

/// <summary>A real SMTP server (aiosmtpd, by <c>tests/mail-receiver.py</c>) that takes mail or misbehaves as it is told.</summary>
public sealed class MailReceiver : IReceiver
{
    private readonly Process process;

    private MailReceiver(Process process, int port) => (this.process, Port) = (process, port);

    /// <summary>Where it listens, on this machine.</summary>
    public int Port { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string?> Settings => SettingsFor(Port);

    /// <summary>Starts one: <c>taking</c>, <c>twice</c>, <c>refusing</c>, <c>busy</c>, <c>slow</c>, <c>silent</c> or <c>dropping</c>.</summary>
    public static async Task<MailReceiver> StartAsync(string behaviour = "taking", int port = 0)
    {
        var start = new ProcessStartInfo(
            "/usr/bin/python3", [Repository.PathOf("tests", "mail-receiver.py"), behaviour, port.ToString(CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        var started = Process.Start(start)!;
        var first = await started.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("The SMTP server did not start; the package python3-aiosmtpd has it (tests/run installs it).");
        return new MailReceiver(started, (int)JsonNode.Parse(first)!["port"]!);
    }

    /// <summary>The settings of a server that sends through it.</summary>
    public static IReadOnlyDictionary<string, string?> SettingsFor(int port) => new Dictionary<string, string?>
    {
        ["Identity:Mail:Host"] = "127.0.0.1",
        ["Identity:Mail:Port"] = port.ToString(CultureInfo.InvariantCulture),
        ["Identity:Mail:From"] = "Contoso <no-reply@contoso.example>",
        ["Identity:Mail:Tls"] = "None",
    };

    /// <summary>The next thing that it says.</summary>
    public async Task<JsonNode> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return JsonNode.Parse((await process.StandardOutput.ReadLineAsync(patience.Token))!)!;
    }

    /// <summary>Ends it and gives what it had to say and was not asked for.</summary>
    public async Task<IReadOnlyList<JsonNode>> EndAsync()
    {
        process.Kill();
        var rest = await process.StandardOutput.ReadToEndAsync();
        return [.. rest.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }

    /// <inheritdoc/>
    async Task<string> IReceiver.ArrivalAsync() => IdentityOf(await NextAsync());

    /// <inheritdoc/>
    async Task<IReadOnlyList<string>> IReceiver.EndAsync() => [.. (await EndAsync()).Select(IdentityOf)];

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

    private static string IdentityOf(JsonNode said) => (string?)said["headers"]?["Message-Id"] ?? (string)said["event"]!;
}
