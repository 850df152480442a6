namespace Identity.Server.Tests.Differential;

/// <summary>A request that is sent to two servers: a line of <c>requests.tsv</c>. What stands in braces is filled in for each.</summary>
/// <param name="Id">What it is called in the table of differences.</param>
/// <param name="Endpoint">The path.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Headers">Its headers, <c>Name: value</c>, with <c> | </c> between them.</param>
/// <param name="Body">The parameters, encoded as they are sent: the query of a GET, else the body.</param>
internal sealed record OddRequest(string Id, string Endpoint, string Method, string Headers, string Body)
{
    /// <summary>Whether the parameters travel in the address.</summary>
    public bool IsQuery => Method is "GET" or "HEAD";

    /// <summary>The headers, by name.</summary>
    public IEnumerable<(string Name, string Value)> HeaderPairs =>
        from header in Headers.Split(" | ", StringSplitOptions.RemoveEmptyEntries)
        let colon = header.IndexOf(':', StringComparison.Ordinal)
        select (header[..colon], header[(colon + 1)..].Trim(' '));

    /// <summary>The line.</summary>
    public string Write() => string.Join('\t', Id, Endpoint, Method, Headers, Body);

    /// <summary>The request of a line.</summary>
    public static OddRequest Read(string line) =>
        line.Split('\t') is [var id, var endpoint, var method, var headers, var body]
            ? new OddRequest(id, endpoint, method, headers, body)
            : throw new InvalidOperationException($"Not a request: {line}");
}
