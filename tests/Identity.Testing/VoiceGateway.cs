using System.Globalization;

namespace Identity.Testing;

/// <summary>A gateway that speaks Twilio's API for text messages and calls, knows one account, and keeps what it was asked for.</summary>
public sealed class VoiceGateway : IReceiver
{
    /// <summary>The account's SID.</summary>
    public const string Account = "AC0123456789";

    /// <summary>The account's auth token, with which the gateway also signs.</summary>
    public const string AuthToken = "gateway-auth-token";

    /// <summary>Whom it texts and calls as.</summary>
    public const string From = "+31201234567";

    private readonly GatewayListener listener;

    private VoiceGateway(string behaviour, int port) => listener = GatewayListener.Start(Answer, behaviour, port);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string?> Settings => SettingsFor(listener.Address.GetLeftPart(UriPartial.Authority));

    /// <summary>Starts one that behaves as a <see cref="GatewayListener"/> does, or refuses (<c>refusing</c>) or puts off (<c>busy</c>) what it gets.</summary>
    public static VoiceGateway Start(string behaviour = "taking", int port = 0) =>
        new(behaviour switch { "refusing" => "400", "busy" => "503", _ => behaviour }, port);

    /// <summary>The settings of a server that sends and calls through a gateway on this port.</summary>
    public static IReadOnlyDictionary<string, string?> SettingsFor(int port) =>
        SettingsFor(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));

    /// <summary>Waits for the next request.</summary>
    public Task<GatewayRequest> NextAsync() => listener.NextAsync();

    /// <summary>Waits for the next call and gives whom it reaches.</summary>
    public async Task<Callee> NextCallAsync() => new(await NextAsync());

    /// <inheritdoc/>
    public async Task<string> ArrivalAsync() => (await NextAsync()).Body;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> EndAsync() => [.. (await listener.EndAsync()).Select(request => request.Body)];

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => listener.DisposeAsync();

    private static Dictionary<string, string?> SettingsFor(string address) => new[] { "Text", "Voice" }
        .SelectMany(section => new Dictionary<string, string?>
        {
            [$"Identity:{section}:Gateway"] = "Twilio",
            [$"Identity:{section}:Address"] = address,
            [$"Identity:{section}:User"] = Account,
            [$"Identity:{section}:Password"] = AuthToken,
            [$"Identity:{section}:From"] = From,
        })
        .ToDictionary();

    private static GatewayAnswer Answer(GatewayRequest request) => request switch
    {
        { Credentials: not $"{Account}:{AuthToken}" } => new(401),
        { Method: "POST", Path: $"/2010-04-01/Accounts/{Account}/Calls.json" or $"/2010-04-01/Accounts/{Account}/Messages.json" } =>
            new(201, """{"status":"queued"}""", "application/json"),
        _ => new(404),
    };
}
