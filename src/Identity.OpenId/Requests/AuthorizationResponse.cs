namespace Identity.OpenId.Requests;

/// <summary>Writes authorization responses (RFC 6749 4.1.2), each with <c>iss</c> (RFC 9207; protocol line 17).</summary>
internal sealed class AuthorizationResponse(OpenIdOptions options)
{
    public ProtocolResult Code(ValidatedRedirect redirect, string code, string? state) => Answer(redirect, state, ("code", code));

    public ProtocolResult Error(ValidatedRedirect redirect, ProtocolError error, string? state) =>
        Answer(redirect, state, ("error", error.Code), ("error_description", error.SafeDescription));

    /// <summary>An error, to the app if its address has been checked, and to the page otherwise (protocol line 4).</summary>
    public ProtocolResult Error(AuthorizationAttempt attempt, ProtocolError error) =>
        attempt.Redirect is null ? ProtocolResult.ErrorPage.For(error) : Error(attempt.Redirect, error, attempt.State);

    private ProtocolResult.Redirect Answer(ValidatedRedirect redirect, string? state, params IEnumerable<(string Name, string Value)> members)
    {
        var all = members.Append(("iss", options.Issuer));
        return new ProtocolResult.Redirect(ResponseAddress.Append(redirect.Uri, state is null ? all : all.Append(("state", state))));
    }
}
