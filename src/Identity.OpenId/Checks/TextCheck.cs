using Identity.OpenId.Requests;

namespace Identity.OpenId.Checks;

/// <summary>What is kept with a request has a length (protocol line 2). Values that mean nothing to us are no error.</summary>
internal static class TextCheck
{
    private static readonly string[] Names = ["acr_values", "login_hint", "ui_locales"];

    public static ProtocolError? Find(AuthorizationAttempt attempt) =>
        Array.Exists(Names, name => attempt.Parameters[name] is { Length: > Syntax.LongestText })
            ? ProtocolError.InvalidRequest("One of acr_values, login_hint and ui_locales is longer than 1024 characters.")
            : null;
}
