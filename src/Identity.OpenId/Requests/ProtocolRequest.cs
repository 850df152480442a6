using System.Net;
using Identity.OpenId.Gate;

namespace Identity.OpenId.Requests;

/// <summary>A request as the core sees it: no more of HTTP than the protocol uses.</summary>
internal sealed record ProtocolRequest
{
    /// <summary><c>GET</c> or <c>POST</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The last part of a path that ends in a handle; <see langword="null"/> on other paths.</summary>
    public string? Handle { get; init; }

    /// <summary>The query of a GET, the form of a POST, never both.</summary>
    public Parameters Parameters { get; init; } = Parameters.None;

    /// <summary>The <c>Authorization</c> header.</summary>
    public string? Authorization { get; init; }

    /// <summary>The <c>Origin</c> header: the web page whose script asks; <see langword="null"/> where none does.</summary>
    public string? Origin { get; init; }

    /// <summary>Who sends it, as far as the host believes it; <see langword="null"/> where that is not known.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>The browser's cookies.</summary>
    public BrowserCookies Browser { get; init; } = BrowserCookies.None;

    /// <summary>The one time of this request.</summary>
    public required DateTimeOffset Now { get; init; }

    public bool IsPost => Method == "POST";
}
