using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Identity.OpenId.Gate;

namespace Identity.OpenId.Requests;

/// <summary>What the core answers; the adapter writes it.</summary>
public abstract record ProtocolResult
{
    private ProtocolResult()
    {
    }

    /// <summary>The web page whose script may read the answer (<c>Access-Control-Allow-Origin</c>); <see langword="null"/> for none.</summary>
    public string? Reader { get; init; }

    /// <summary>A redirect, always 303, so that no browser repeats a POST elsewhere (RFC 9700 4.12).</summary>
    /// <param name="Location">The address, to the letter.</param>
    /// <param name="Cookies">Cookies to set or remove on the way.</param>
    public sealed record Redirect(string Location, IReadOnlyList<BrowserCookie> Cookies) : ProtocolResult
    {
        /// <summary>A redirect that leaves the cookies alone.</summary>
        public Redirect(string location)
            : this(location, [])
        {
        }
    }

    /// <summary>A form that the browser posts to the app.</summary>
    /// <param name="Action">The address, to the letter.</param>
    /// <param name="Members">What is posted.</param>
    public sealed record FormPost(string Action, IReadOnlyList<(string Name, string Value)> Members) : ProtocolResult;

    /// <summary>The way to one of the host's pages, with the cookie that ties the request to the browser.</summary>
    /// <param name="Location">A path of this server.</param>
    /// <param name="Cookie">The tie.</param>
    public sealed record Interaction(string Location, BrowserCookie Cookie) : ProtocolResult;

    /// <summary>A JSON document.</summary>
    /// <param name="Status">The status code.</param>
    /// <param name="Body">The document.</param>
    public sealed record Json(int Status, JsonObject Body) : ProtocolResult
    {
        /// <summary><c>WWW-Authenticate</c>, if the answer has one.</summary>
        public string? Challenge { get; init; }

        /// <summary><c>Retry-After</c> (RFC 9110 10.2.3), if the answer has one.</summary>
        public TimeSpan? RetryAfter { get; init; }

        /// <summary><c>Cache-Control</c>; default <c>no-store</c>.</summary>
        public string CacheControl { get; init; } = "no-store";
    }

    /// <summary>No document.</summary>
    /// <param name="Status">The status code.</param>
    /// <param name="Challenge"><c>WWW-Authenticate</c>, if the answer has one.</param>
    public sealed record Empty(int Status, string? Challenge = null) : ProtocolResult;

    /// <summary>A page of the host that says what is wrong, for errors that no address can be trusted with.</summary>
    /// <param name="Error">The registered code.</param>
    /// <param name="Description">A sentence in English for the app's developer; it never repeats what was sent.</param>
    /// <param name="SupportCode">What the person can read out to support; it is in the log.</param>
    public sealed record ErrorPage(string Error, string Description, string SupportCode) : ProtocolResult
    {
        internal static ErrorPage For(ProtocolError error) =>
            new(error.Code, error.Description, RandomNumberGenerator.GetString("23456789ABCDEFGHJKMNPQRSTVWXYZ", 8));
    }
}
