namespace Identity.OpenId.Requests;

/// <summary>A request's parameters, read by ourselves: names are compared to the letter, an empty value is no value (RFC 6749 3.1; protocol line 1).</summary>
/// <remarks>The framework's own collections ignore case and join what is repeated, so that client and server could read different requests.</remarks>
internal sealed class Parameters
{
    /// <summary>May be sent more than once (RFC 8707 2; protocol line 1).</summary>
    private const string Repeatable = "resource";

    private readonly List<string> listed = [];
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly HashSet<string> repeated = new(StringComparer.Ordinal);

    private Parameters()
    {
    }

    /// <summary>Nothing was sent.</summary>
    public static Parameters None { get; } = new();

    /// <summary>Why they cannot be read; <see langword="null"/> if they can.</summary>
    public string? Fault { get; private init; }

    /// <summary>Why they cannot be used: unreadable, or one was sent twice (RFC 6749 3.1); <see langword="null"/> if they can.</summary>
    public string? Problem => Fault ?? (Repeated.Count > 0 ? "A parameter was sent more than once." : null);

    /// <summary>The names that were sent more than once. They have no value.</summary>
    public IReadOnlySet<string> Repeated => repeated;

    /// <summary>The value under exactly that name; <see langword="null"/> if none, an empty one or several were sent.</summary>
    public string? this[string name] => values.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>The values of <c>resource</c>, which alone may be sent several times, each once, in order.</summary>
    public IReadOnlyList<string> Resources => listed;

    /// <summary>Parameters that cannot be read, for a reason.</summary>
    public static Parameters Faulty(string fault) => new() { Fault = fault };

    /// <summary>Parameters by name, as the server itself knows them.</summary>
    public static Parameters Of(params IEnumerable<(string Name, string? Value)> pairs)
    {
        var parameters = new Parameters();
        foreach (var (name, value) in pairs)
        {
            parameters.Add(name, value ?? "");
        }

        return parameters;
    }

    /// <summary>Reads a query (without question mark) or a form.</summary>
    public static Parameters Parse(string encoded)
    {
        var parameters = new Parameters();
        foreach (var pair in encoded.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var separator = pair.IndexOf('=', StringComparison.Ordinal);
            var name = FormEncoding.Decode(separator < 0 ? pair : pair[..separator]);
            var value = FormEncoding.Decode(separator < 0 ? "" : pair[(separator + 1)..]);
            if (name is null || value is null)
            {
                return Faulty("The parameters are not well-formed: a percent sign or a byte is not valid form encoding in UTF-8.");
            }

            parameters.Add(name, value);
        }

        return parameters;
    }

    /// <summary>The same with a value of ours under a name.</summary>
    public Parameters With(string name, string value) => Of(
    [
        .. values.Where(pair => pair.Key != name).Select(pair => (pair.Key, (string?)pair.Value)),
        .. listed.Select(resource => (Repeatable, (string?)resource)),
        (name, value),
    ]);

    private void Add(string name, string value)
    {
        if (name == Repeatable)
        {
            if (value.Length > 0 && !listed.Contains(value))
            {
                listed.Add(value);
            }

            return;
        }

        if (repeated.Contains(name) || !values.TryAdd(name, value))
        {
            values.Remove(name);
            repeated.Add(name);
        }
    }
}
