using Identity.Domain.Methods;
using Identity.Domain.Policies;

namespace Identity.Domain.SignIn;

/// <summary>The order in which registered methods are asked: the person's default, then policy's order, last what stands in for them.</summary>
internal static class ChallengeOrder
{
    public static IReadOnlyList<RegisteredMethod> Of(
        IEnumerable<RegisteredMethod> methods, PolicyDocument policy, IReadOnlySet<string> groups)
    {
        AuthenticationMethod[] order = [.. policy.OrderFor(groups)];
        return [.. methods.OrderBy(method => method.Method.IsReserve).ThenByDescending(method => method.IsDefault).ThenBy(method => Array.IndexOf(order, method.Method))];
    }
}
