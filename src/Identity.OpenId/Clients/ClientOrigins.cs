namespace Identity.OpenId.Clients;

/// <summary>The web pages that may read a client's answers: those of the origins that its answers go to anyway (Fetch 3.2, "CORS").</summary>
internal static class ClientOrigins
{
    /// <summary>Whether an <c>Origin</c> is one of a client's redirect URIs'. The opaque one, <c>null</c>, is nobody's.</summary>
    public static bool HasOrigin(this Client client, string origin) =>
        client.RedirectUris.Any(uri => Uri.TryCreate(uri, UriKind.Absolute, out var parsed)
            && parsed.Scheme is "https" or "http"
            && parsed.GetLeftPart(UriPartial.Authority) == origin);
}
