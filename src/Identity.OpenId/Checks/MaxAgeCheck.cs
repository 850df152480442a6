using System.Globalization;
using Identity.OpenId.Requests;

namespace Identity.OpenId.Checks;

/// <summary>The greatest age of a sign-in is a number of seconds (OpenID Connect Core 3.1.2.1).</summary>
internal static class MaxAgeCheck
{
    public static ProtocolError? Find(AuthorizationAttempt attempt) =>
        attempt.Parameters["max_age"] is { } age && !int.TryParse(age, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? ProtocolError.InvalidRequest("The max_age is not a whole number of seconds from 0 to 2147483647.")
            : null;
}
