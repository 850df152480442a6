using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Identity.Domain.Methods;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;

namespace Identity.Domain.Enrollment;

/// <summary>Confirming anew that a phone or a mailbox is still one's own, by a code sent to it (attack 4).</summary>
/// <remarks>
/// "Looks good" alone would let a number that was given away pass, so only a proof ends it. It can be put off at every sign-in without end:
/// what is overdue does not count for password reset meanwhile, and somebody who cannot receive the code must still get to where it is changed.
/// </remarks>
public static class Reconfirmation
{
    /// <summary>The id under which putting it off is kept. A rule with this id has another hash, so neither is taken for the other.</summary>
    public const string RuleId = "reconfirmDays";

    /// <summary>Whether the last proof of the method is older than policy's interval.</summary>
    public static bool IsDue(PolicyDocument policy, RegisteredMethod method, DateTimeOffset now) =>
        method.Method.IsReconfirmed && policy.ReconfirmDays > 0 && now - method.LastProvenAt > TimeSpan.FromDays(policy.ReconfirmDays);

    /// <summary>What a person is stopped to confirm; nothing if it was put off in the sign-in that began then.</summary>
    /// <param name="policy">The policy in force.</param>
    /// <param name="person">Who is asked.</param>
    /// <param name="signedInAt">When the sign-in began: its oldest proof.</param>
    /// <param name="now">The time.</param>
    public static IReadOnlyList<RegisteredMethod> Due(PolicyDocument policy, PersonFacts person, DateTimeOffset? signedInAt, DateTimeOffset now)
    {
        if (!policy.Review.Covers(person.Groups) || !policy.Experience.Covers(person.Groups))
        {
            return [];
        }

        var isDeferred = person.Deferrals.Any(kept =>
            kept.RuleId == RuleId && kept.SkippedAt >= signedInAt && kept.RuleHash == Offer(policy).RuleHash);
        return isDeferred ? [] :
        [
            .. person.Methods.Where(method => policy.Counts(method, person.Groups, MethodPurposes.PasswordReset) && IsDue(policy, method, now)),
        ];
    }

    /// <summary>What "Not now" is recorded against.</summary>
    public static DeferralOffer Offer(PolicyDocument policy)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{RuleId} {policy.ReconfirmDays}");
        return new(RuleId, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), Deadline: null, SkipsLeft: null);
    }
}
