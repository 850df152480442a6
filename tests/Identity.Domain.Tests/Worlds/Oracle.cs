using Identity.Domain.Methods;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;

namespace Identity.Domain.Tests.Worlds;

/// <summary>The rules said a second time, from the outside and without the product's own arithmetic.</summary>
public static class Oracle
{
    public static bool IsOn(World world, AuthenticationMethod method)
    {
        var rule = world.Policy.Methods.SingleOrDefault(rule => rule.Method.Name == method.Name);
        return rule is { On: true } && Meant(rule.Groups, world.Person.Groups);
    }

    /// <summary>Registered two-step methods that policy lets the person use.</summary>
    public static IReadOnlyList<RegisteredMethod> SecondFactors(World world) =>
        [.. world.Person.Methods.Where(method => method.Method.Name is "securityKey" or "totp" or "phone" && IsOn(world, method.Method))];

    public static IEnumerable<RegistrationRule> Unmet(World world)
    {
        var kinds = world.Person.Methods.Where(method => IsOn(world, method.Method)).Select(method => method.Method.Name).Distinct().ToList();
        return world.Policy.Registration.Where(rule => Meant(rule.Groups, world.Person.Groups) && !Met(rule, kinds));
    }

    public static bool IsPutOff(World world, RegistrationRule rule, DateTimeOffset signedInAt)
    {
        var kept = world.Person.Deferrals.SingleOrDefault(deferral => deferral.RuleId == rule.Id);
        if (kept?.SkippedAt is not { } skippedAt || skippedAt < signedInAt || kept.RuleHash != rule.Hash)
        {
            return false;
        }

        return rule.Defer switch
        {
            DeferralRule.GraceDays(var days) =>
                kept.Deadline == kept.FirstAskedAt + TimeSpan.FromDays(days) && world.Now < kept.FirstAskedAt + TimeSpan.FromDays(days),
            DeferralRule.Until(var day) => kept.Deadline == new DateTimeOffset(day.Year, day.Month, day.Day, 23, 59, 59, TimeSpan.Zero)
                && DateOnly.FromDateTime(world.Now.UtcDateTime) <= day,
            DeferralRule.Skips(var times) => kept.Deadline is null && kept.SkipsUsed <= times,
            _ => false,
        };
    }

    public static bool IsFresh(World world, DateTimeOffset at) =>
        at >= world.Request.StartedAt
        || (!world.Request.ForceSignIn && (world.Request.MaxAge is null || world.Now - at <= world.Request.MaxAge));

    public static bool Proves(SignInProof proof, RegisteredMethod method) =>
        proof is TwoStepProof twoStep && twoStep.MethodId == method.Id && twoStep.Method.Name == method.Method.Name;

    private static bool Met(RegistrationRule rule, List<string> kinds) => rule.Requirement switch
    {
        RegistrationRequirement.Named(var methods, false) => methods.All(method => kinds.Contains(method.Name)),
        var other => kinds.Count(kind => rule.Purpose is MethodPurposes.PasswordReset || kind is "securityKey" or "totp" or "phone") >= other.Kinds,
    };

    private static bool Meant(GroupScope scope, IReadOnlySet<string> groups) =>
        scope.Include.Any(name => name == "*" || groups.Contains(name)) && !scope.Exclude.Any(name => name == "*" || groups.Contains(name));
}
