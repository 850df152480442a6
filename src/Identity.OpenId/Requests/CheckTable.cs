using Identity.OpenId.Checks;

namespace Identity.OpenId.Requests;

/// <summary>All that an authorization request is checked for, in order.</summary>
/// <remarks>Client and redirect URI come first: until both have passed there is no address to tell an error to (protocol line 4).</remarks>
internal static class CheckTable
{
    private const Column First = Column.Authorize | Column.Pushed;
    private const Column All = First | Column.Resume;

    private static readonly (Column Columns, Func<AuthorizationAttempt, ProtocolError?> Check)[] Rows =
    [
        (All | Column.Device, ClientCheck.Find),
        (All, RedirectUriCheck.Find),
        (First | Column.Device, RepeatedParameterCheck.Find),
        (Column.Device, DeviceGrantCheck.Find),
        (First, StateCheck.Find),
        (Column.Pushed, RequestUriCheck.Find),
        (Column.Authorize, PushedOnlyCheck.Find),
        (First, UnsupportedParameterCheck.Find),
        (All, ResponseTypeCheck.Find),
        (All, ResponseModeCheck.Find),
        (All | Column.Device, ScopeCheck.Find),
        (All | Column.Device, ResourceCheck.Find),
        (First, NonceCheck.Find),
        (All, CodeChallengeCheck.Find),
        (First, PromptCheck.Find),
        (First, MaxAgeCheck.Find),
        (First, IdTokenHintCheck.Find),
        (First, TextCheck.Find),
        (First, ClaimsCheck.Find),
    ];

    /// <summary>The first failure; <see langword="null"/> if the attempt is a valid request.</summary>
    public static ProtocolError? FindFailure(Column column, AuthorizationAttempt attempt)
    {
        foreach (var (columns, check) in Rows)
        {
            if (columns.HasFlag(column) && check(attempt) is { } error)
            {
                return error;
            }
        }

        return null;
    }
}
