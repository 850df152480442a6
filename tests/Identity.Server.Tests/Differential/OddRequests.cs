namespace Identity.Server.Tests.Differential;

/// <summary>The requests that both servers get: what <c>requests.tsv</c> is made of.</summary>
internal static class OddRequests
{
    /// <summary>All, in the order of the file.</summary>
    public static IReadOnlyList<OddRequest> All { get; } = [.. AuthorizeRequests.All(), .. ClientEndpointRequests.All(), .. EndSessionRequests.All()];

    /// <summary>The file.</summary>
    public static string Write() => string.Concat(All.Select(request => request.Write() + "\n"));
}
