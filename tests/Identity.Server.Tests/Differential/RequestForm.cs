namespace Identity.Server.Tests.Differential;

/// <summary>A request that is right, from which odd ones are made.</summary>
/// <param name="Name">What the names of those begin with.</param>
/// <param name="Endpoint">The path.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Headers">Its headers, as in <see cref="OddRequest"/>.</param>
/// <param name="Pairs">Its parameters, encoded.</param>
internal sealed record RequestForm(string Name, string Endpoint, string Method, string Headers, params IReadOnlyList<(string Name, string Value)> Pairs)
{
    /// <summary>How each parameter can be wrong, whatever it means.</summary>
    private static readonly (string Name, Func<string, string, (string, string)[]> Change)[] Changes =
    [
        ("missing", (_, _) => []),
        ("empty", (name, _) => [(name, "")]),
        ("twice", (name, value) => [(name, value), (name, value)]),
        ("twice-different", (name, value) => [(name, value), (name, "other")]),
        ("twice-once-empty", (name, value) => [(name, value), (name, "")]),
        ("name-in-capitals", (name, value) => [(name.ToUpperInvariant(), value)]),
        ("as-list", (name, value) => [($"{name}%5B%5D", value)]),
        ("long", (name, _) => [(name, "{long}")]),
        ("null-character", (name, value) => [(name, $"{value}%00")]),
        ("broken-percent", (name, value) => [(name, $"{value}%zz")]),
        ("not-utf8", (name, value) => [(name, $"{value}%ff")]),
        ("space-after", (name, value) => [(name, $"{value}+")]),
    ];

    /// <summary>It as it is.</summary>
    public OddRequest Right(string id = "right") => Make(id, Pairs);

    /// <summary>Each parameter wrong in each way.</summary>
    public IEnumerable<OddRequest> EachWrong() =>
        from pair in Pairs
        from change in Changes
        select Make($"{pair.Name}-{change.Name}", Pairs.SelectMany(other => other.Name == pair.Name ? change.Change(pair.Name, pair.Value) : [other]));

    /// <summary>With other or further parameters, encoded here; <see langword="null"/> leaves one out.</summary>
    public OddRequest With(string id, params (string Name, string? Value)[] others) => Make(id, Replaced(others));

    /// <summary>The same under a parameter's other values.</summary>
    public IEnumerable<OddRequest> EachOf(string name, params (string Id, string Value)[] values) =>
        values.Select(value => With($"{name}-{value.Id}", (name, value.Value)));

    /// <summary>With a parameter more than once.</summary>
    public OddRequest Repeating(string id, string name, params string[] values) =>
        Make(id, [.. Pairs.Where(pair => pair.Name != name), .. values.Select(value => (name, Encode(value)))]);

    /// <summary>With parameters that are written just so.</summary>
    public OddRequest Raw(string id, string body) => Right(id) with { Body = body };

    /// <summary>A right one of another kind.</summary>
    public RequestForm As(string name, params (string Name, string? Value)[] others) => this with { Name = name, Pairs = Replaced(others) };

    private static string Encode(string value) => Placeholders.IsOne(value) ? value : Uri.EscapeDataString(value);

    private List<(string Name, string Value)> Replaced((string Name, string? Value)[] others) =>
    [
        .. Pairs.Where(pair => !others.Any(other => other.Name == pair.Name)),
        .. others.Where(other => other.Value is not null).Select(other => (other.Name, Encode(other.Value!))),
    ];

    private OddRequest Make(string id, IEnumerable<(string Name, string Value)> pairs) =>
        new($"{Name}-{id}", Endpoint, Method, Headers, string.Join('&', pairs.Select(pair => $"{pair.Name}={pair.Value}")));
}
