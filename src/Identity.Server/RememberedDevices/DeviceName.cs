namespace Identity.Server.RememberedDevices;

/// <summary>What a person recognises a browser by: its name and the system that it runs on, as far as they are known ones.</summary>
/// <remarks>A browser may say anything of itself. Nothing of that is kept or shown; it only chooses among these names.</remarks>
/// <param name="Browser">The browser; <see langword="null"/> if it is none of those.</param>
/// <param name="System">The system; <see langword="null"/> if it is none of those.</param>
internal sealed record DeviceName(string? Browser, string? System)
{
    // Many call themselves by the names of others too, so whoever does stands before those others.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg/", "Edge"), ("EdgA/", "Edge"), ("EdgiOS/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Vivaldi/", "Vivaldi"),
        ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("Android", "Android"), ("iPhone", "iOS"), ("iPad", "iPadOS"), ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ];

    /// <summary>The name of what a browser says that it is.</summary>
    public static DeviceName Of(string? agent) => new(Find(Browsers, agent), Find(Systems, agent));

    /// <summary>The name for the audit log: "Firefox, Windows"; empty if nothing is known.</summary>
    public override string ToString() => string.Join(", ", new[] { Browser, System }.OfType<string>());

    private static string? Find((string Sign, string Name)[] known, string? agent) => agent is null
        ? null
        : known.Select(one => agent.Contains(one.Sign, StringComparison.Ordinal) ? one.Name : null).FirstOrDefault(name => name is not null);
}
