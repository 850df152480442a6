using Identity.OpenId.Requests;

namespace Identity.OpenId.Checks;

/// <summary>At least one scope is asked for that the client may have (RFC 6749 3.3).</summary>
internal static class ScopeCheck
{
    /// <summary>For what no list of scopes can be (RFC 6749 A.4; protocol line 2).</summary>
    public static readonly ProtocolError Malformed = new(
        ErrorCodes.InvalidScope, "The scope is longer than 1024 characters, holds some that no scope may hold, or spaces other than one between two.");

    public static ProtocolError? Find(AuthorizationAttempt attempt)
    {
        if (attempt.Parameters["scope"] is not { } scope)
        {
            return new ProtocolError(ErrorCodes.InvalidScope, "The parameter scope is missing; openid is what a sign-in asks for.");
        }

        if (!Syntax.IsScope(scope))
        {
            return Malformed;
        }

        return AuthorizationRequests.GrantableScopes(attempt.Client!, scope).Count == 0
            ? new ProtocolError(ErrorCodes.InvalidScope, "The client is registered for none of these scopes.")
            : null;
    }
}
