using System.Diagnostics;
using System.Globalization;
using System.Net.Mime;
using System.Net.Sockets;
using System.Text;
using System.Xml.Linq;

namespace Identity.Testing;

/// <summary>
/// A real Kannel (its bearerbox and smsbox) on free ports of this machine, in a folder of its own, with an operator to whom it passes texts
/// on. Where it has to misbehave as Kannel does not, a <see cref="GatewayListener"/> stands in for it.
/// </summary>
/// <remarks>The operator is reached over HTTP: the fake one that Kannel brings takes a line for a message.</remarks>
public sealed class KannelGateway : IReceiver
{
    private const string Busy = "busy";
    private const string AdminPassword = "admin-password";
    private const string User = "identity";
    private const string Password = "kannel-password";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(10);

    // What texts arrive at: the operator, or whoever stands in for Kannel.
    private readonly GatewayListener listener;
    private readonly List<Process> processes = [];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("identity-kannel-");
    private readonly int port;
    private readonly int adminPort = FreePort.Find();
    private readonly int smsboxPort = FreePort.Find();
    private readonly int operatorPort = FreePort.Find();
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly string behaviour;
    private readonly bool isReal;
    private FakeOperator? fake;

    private KannelGateway(string behaviour, int port)
    {
        this.behaviour = behaviour;
        isReal = behaviour is "taking" or "refusing" or Busy;
        listener = GatewayListener.Start(_ => new GatewayAnswer(202, "0: Accepted for delivery"), isReal ? "taking" : behaviour, isReal ? 0 : port);
        this.port = port == 0 ? FreePort.Find() : port;
        var address = isReal ? $"http://127.0.0.1:{this.port}" : listener.Address.GetLeftPart(UriPartial.Authority);
        Settings = SettingsFor(address, behaviour == "refusing" ? "another-password" : Password);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string?> Settings { get; }

    /// <summary>Starts one that takes texts (<c>taking</c>), knows another password (<c>refusing</c>) or has no room left (<c>busy</c>); or what stands in for it.</summary>
    public static async Task<KannelGateway> StartAsync(string behaviour = "taking", int port = 0)
    {
        var kannel = new KannelGateway(behaviour, port);
        if (kannel.isReal)
        {
            await kannel.StartBoxesAsync(kannel.OverHttp());
        }

        if (behaviour == Busy)
        {
            await kannel.FillAsync();
        }

        return kannel;
    }

    /// <summary>Starts one whose operator is the fake one that Kannel brings.</summary>
    public static async Task<KannelGateway> StartWithFakeOperatorAsync()
    {
        var kannel = new KannelGateway("taking", port: 0);
        await kannel.StartBoxesAsync($"smsc = fake\nsmsc-id = operator\nport = {kannel.operatorPort}\nconnect-allow-ip = 127.0.0.1");
        kannel.fake = await FakeOperator.StartAsync(kannel.operatorPort);
        return kannel;
    }

    /// <summary>Waits for the next line that the fake operator gets.</summary>
    public Task<string> NextLineAsync() => (fake ?? throw new InvalidOperationException("The operator is not the fake one.")).NextAsync();

    /// <summary>The settings of a server that sends through a Kannel on this port.</summary>
    public static IReadOnlyDictionary<string, string?> SettingsFor(int port) =>
        SettingsFor(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"), Password);

    /// <summary>Waits for the next text that the operator gets.</summary>
    public async Task<ArrivedText> NextAsync() => ArrivedText.Of(await listener.NextAsync());

    /// <inheritdoc/>
    public async Task<string> ArrivalAsync() => TextOf(await listener.NextAsync());

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> EndAsync()
    {
        if (isReal)
        {
            await UntilAsync(async () => (string?)(await StatusAsync()).Element("sms")!.Element("sent")!.Element("queued") == "0");
            await KillAsync();
        }

        return [.. (await listener.EndAsync()).Select(TextOf)];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await (fake?.DisposeAsync() ?? ValueTask.CompletedTask);
        await KillAsync();
        await listener.DisposeAsync();
        http.Dispose();
        folder.Delete(recursive: true);
    }

    private static Dictionary<string, string?> SettingsFor(string address, string password) => new()
    {
        ["Identity:Text:Gateway"] = "Kannel",
        ["Identity:Text:Address"] = address,
        ["Identity:Text:User"] = User,
        ["Identity:Text:Password"] = password,
        ["Identity:Text:From"] = "Contoso",
    };

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var started = Stopwatch.GetTimestamp();
        using var looks = new PeriodicTimer(BetweenLooks);
        while (!await isSo())
        {
            if (Stopwatch.GetElapsedTime(started) > Patience)
            {
                throw new TimeoutException("Kannel did not get that far.");
            }

            await looks.WaitForNextTickAsync();
        }
    }

    private string TextOf(GatewayRequest request) => isReal ? ArrivedText.Of(request).Text : request.Body;

    private async Task StartBoxesAsync(string smsc)
    {
        var configuration = Path.Combine(folder.FullName, "kannel.conf");
        await File.WriteAllTextAsync(configuration, Configuration(smsc));
        await StartAsync("/usr/sbin/bearerbox", configuration, smsboxPort);
        await StartAsync("/usr/sbin/smsbox", configuration, port);
    }

    private async Task StartAsync(string program, string configuration, int listensOn)
    {
        if (!File.Exists(program))
        {
            throw new InvalidOperationException($"{program} is missing; the package kannel has it (tests/run installs it).");
        }

        var process = Process.Start(new ProcessStartInfo(program, ["-v", "4", configuration]) { UseShellExecute = false, WorkingDirectory = folder.FullName })!;
        processes.Add(process);
        await UntilAsync(async () => process.HasExited
            ? throw new InvalidOperationException($"{program} ended with {process.ExitCode}.")
            : await ListensAsync(listensOn));
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

    // There is room for one message, and nobody takes that.
    private async Task FillAsync()
    {
        using var text = new StringContent("In the way", Encoding.UTF8, MediaTypeNames.Text.Plain);
        text.Headers.Add("X-Kannel-Username", User);
        text.Headers.Add("X-Kannel-Password", Password);
        text.Headers.Add("X-Kannel-From", "Contoso");
        text.Headers.Add("X-Kannel-To", "+31600000000");
        using var answer = await http.PostAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/cgi-bin/sendsms")), text);
        answer.EnsureSuccessStatusCode();
    }

    private async Task<XElement> StatusAsync() => XElement.Parse(await http.GetStringAsync(
        new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{adminPort}/status.xml?password={AdminPassword}"))));

    private async Task KillAsync()
    {
        foreach (var process in processes)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        processes.Clear();
    }

    // The operator's port 0 is none: nothing comes back from there. One that is not there is not looked for again while a test lasts.
    private string OverHttp() =>
        $"""
        smsc = http
        smsc-id = operator
        system-type = kannel
        port = 0
        send-url = {(behaviour == Busy ? "http://127.0.0.1:1/" : listener.Address)}operator
        reconnect-delay = 600
        smsc-username = kannel
        smsc-password = kannel
        """;

    // Without an access log: it would show the codes.
    private string Configuration(string smsc) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        group = core
        admin-port = {adminPort}
        admin-interface = 127.0.0.1
        admin-password = {AdminPassword}
        sms-outgoing-queue-limit = {(behaviour == Busy ? 1 : 1000)}
        smsbox-port = {smsboxPort}
        smsbox-interface = 127.0.0.1
        box-allow-ip = 127.0.0.1

        group = smsc
        {smsc}

        group = smsbox
        bearerbox-host = 127.0.0.1
        sendsms-port = {port}
        sendsms-interface = 127.0.0.1

        group = sendsms-user
        username = {User}
        password = {Password}

        """);
}
