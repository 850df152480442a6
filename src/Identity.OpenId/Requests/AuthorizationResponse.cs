namespace Identity.OpenId.Requests;

/// <summary>Writes authorization responses (RFC 6749 4.1.2), each with <c>iss</c> (RFC 9207; protocol line 17).</summary>
internal sealed class AuthorizationResponse(OpenIdOptions options)
{
    public ProtocolResult Code(ResponseTarget target, string code) => Answer(target, ("code", code));

    public ProtocolResult Error(ResponseTarget target, ProtocolError error) =>
        Answer(target, ("error", error.Code), ("error_description", error.SafeDescription));

    /// <summary>An error, to the app if its address has been checked, and to the page otherwise (protocol line 4).</summary>
    public ProtocolResult Error(AuthorizationAttempt attempt, ProtocolError error) =>
        attempt.Target is { } target ? Error(target, error) : ProtocolResult.ErrorPage.For(error);

    private ProtocolResult Answer(ResponseTarget target, params IEnumerable<(string Name, string Value)> members)
    {
        (string, string)[] all = [.. members, ("iss", options.Issuer), .. target.State is { } state ? [("state", state)] : Array.Empty<(string, string)>()];
        return target.Mode == ResponseModes.FormPost
            ? new ProtocolResult.FormPost(target.Redirect.Uri, all)
            : new ProtocolResult.Redirect(ResponseAddress.Append(target.Redirect.Uri, all));
    }
}
