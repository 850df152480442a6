using Identity.OpenId.Checks;

namespace Identity.OpenId.Requests;

/// <summary>All that an authorization request is checked for, in order.</summary>
/// <remarks>Client and redirect URI come first: until both have passed there is no address to tell an error to (protocol line 4).</remarks>
internal static class CheckTable
{
    private const Column Both = Column.Authorize | Column.Resume;

    private static readonly (Column Columns, Func<AuthorizationAttempt, ProtocolError?> Check)[] Rows =
    [
        (Both, ClientCheck.Find),
        (Both, RedirectUriCheck.Find),
        (Column.Authorize, RepeatedParameterCheck.Find),
        (Column.Authorize, StateCheck.Find),
        (Column.Authorize, UnsupportedParameterCheck.Find),
        (Both, ResponseTypeCheck.Find),
        (Both, ResponseModeCheck.Find),
        (Both, ScopeCheck.Find),
        (Column.Authorize, NonceCheck.Find),
        (Both, CodeChallengeCheck.Find),
        (Column.Authorize, PromptCheck.Find),
        (Column.Authorize, MaxAgeCheck.Find),
        (Column.Authorize, IdTokenHintCheck.Find),
        (Column.Authorize, TextCheck.Find),
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
