using Identity.Domain.Methods;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;

namespace Identity.Domain.Tests.Worlds;

/// <summary>The rules said a second time, from the outside and without the product's own arithmetic.</summary>
public static class Oracle
{
    public static bool IsOn(World world, AuthenticationMethod method) => IsOn(world.Policy, world.Person, method);

    public static bool IsOn(PolicyDocument policy, PersonFacts person, AuthenticationMethod method)
    {
        var rule = policy.Methods.SingleOrDefault(rule => rule.Method.Name == method.Name);
        return rule is { On: true } && Meant(rule.Groups, person.Groups) && !(method.Name == "questions" && IsAdministrator(policy, person));
    }

    public static bool IsAdministrator(PolicyDocument policy, PersonFacts person) =>
        policy.PasswordReset is { } reset && reset.Administrators.Any(person.Groups.Contains);

    /// <summary>Whether the page for two-step verification is all that the person gets.</summary>
    public static bool GetsOlderPage(World world) => !Meant(world.Policy.Experience, world.Person.Groups);

    /// <summary>Whether it is a key's answer that verified its user, of one that the person has, that policy lets in so and that is not held.</summary>
    public static bool StandsAlone(World world, SignInProof proof) =>
        proof is TwoStepProof { AtRegistration: false, Key: { UserVerified: true } }
        && (world.Policy.Methods.SingleOrDefault(rule => rule.Method.Name == "securityKey")?.Keys?.FirstFactor ?? true)
        && SecondFactors(world).Any(method => method.Method.Name == "securityKey" && Proves(proof, method) && !IsHeld(world, method));

    /// <summary>Registered two-step methods that policy lets the person use.</summary>
    public static IReadOnlyList<RegisteredMethod> SecondFactors(World world) =>
        [.. world.Person.Methods.Where(method => method.Method.Name is "securityKey" or "totp" or "hardwareToken" or "phone" && IsOn(world, method.Method))];

    /// <summary>The same and recovery codes, which stand in for them and count for no rule.</summary>
    public static IReadOnlyList<RegisteredMethod> SecondSteps(World world) =>
        [.. SecondFactors(world), .. world.Person.Methods.Where(method => method.Method.Name == "recoveryCodes" && IsOn(world, method.Method))];

    /// <summary>What a proof with that method is worth beside a password: a key is worth more if somebody vouched for it, though not while it is being registered.</summary>
    public static AssuranceLevel Worth(SignInProof proof, RegisteredMethod method) =>
        method is { Method.Name: "securityKey", RegisteredUnder: AssuranceLevel.PhishingResistant } && proof is TwoStepProof { AtRegistration: false }
            ? AssuranceLevel.PhishingResistant
            : AssuranceLevel.TwoFactor;

    /// <summary>Whether it proved a reset, and no proof since, by an access pass or a method over a channel that did not, makes it good again.</summary>
    public static bool IsHeld(World world, RegisteredMethod method)
    {
        var holds = world.Person.ResetChannels;
        var others = world.Person.Methods.Where(other => !holds.Any(held => held.Channel == other.Channel)).ToList();
        return world.Policy.PasswordReset?.ReuseChannel != true
            && holds.Any(held => held.Channel == method.Channel && !world.Proofs.Any(proof =>
                proof.Epoch == world.Person.Epoch && proof.At <= world.Now && proof.At >= held.At && (proof is PassProof || others.Any(other => Proves(proof, other)))));
    }

    public static IEnumerable<RegistrationRule> Unmet(World world) => Missing(world).Where(rule => rule.Nudge is null);

    public static IEnumerable<RegistrationRule> Proposed(World world) => Missing(world).Where(rule => rule.Nudge is not null);

    /// <summary>Whether a registered method counts for a reset: on, allowed for it, and no mailbox that policy refuses.</summary>
    public static bool CountsForReset(PolicyDocument policy, PersonFacts person, RegisteredMethod method) =>
        IsOn(policy, person, method.Method)
        && method.Method.Name != "recoveryCodes"
        && (method.Method.Name != "securityKey"
            || (policy.PasswordReset?.SecurityKey != false && method.Key is { IsDiscoverable: true, VerifiesUser: true }))
        && (method.Method.Name != "email" || policy.PasswordReset is not { RefusedDomains.Count: > 0 } || method.MailDomain == "mail.example");

    /// <summary>The most methods that can be chosen with no kind and no channel twice, by trying every choice.</summary>
    public static int MostDistinct(IReadOnlyList<(string Kind, string Channel)> methods) =>
        Enumerable.Range(0, 1 << methods.Count)
            .Select(set => methods.Where((_, index) => (set & (1 << index)) != 0).ToList())
            .Where(chosen => chosen.DistinctBy(method => method.Kind).Count() == chosen.Count
                && chosen.DistinctBy(method => method.Channel).Count() == chosen.Count)
            .Max(chosen => chosen.Count);

    /// <summary>Whether a phone or mailbox was last proven too long ago.</summary>
    public static bool IsStale(PolicyDocument policy, RegisteredMethod method, DateTimeOffset now) =>
        method.Method.Name is "phone" or "email"
        && policy.ReconfirmDays != 0
        && (method.ProvenAt ?? method.RegisteredAt).AddDays(policy.ReconfirmDays) < now;

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
            DeferralRule.Always => kept.Deadline is null,
            _ => false,
        };
    }

    public static bool IsFresh(World world, DateTimeOffset at) =>
        at >= world.Request.StartedAt
        || (!world.Request.ForceSignIn && (world.Request.MaxAge is null || world.Now - at <= world.Request.MaxAge));

    public static bool Proves(SignInProof proof, RegisteredMethod method) =>
        proof is TwoStepProof twoStep && twoStep.MethodId == method.Id && twoStep.Method.Name == method.Method.Name;

    public static bool Meant(GroupScope scope, IReadOnlySet<string> groups) =>
        scope.Include.Any(name => name == "*" || groups.Contains(name)) && !scope.Exclude.Any(name => name == "*" || groups.Contains(name));

    private static IEnumerable<RegistrationRule> Missing(World world) =>
        world.Policy.Registration.Where(rule =>
            Meant(rule.Groups, world.Person.Groups)
            && !(rule.Purpose is MethodPurposes.PasswordReset && GetsOlderPage(world))
            && !Met(world, rule));

    private static bool Met(World world, RegistrationRule rule)
    {
        var counting = rule.Purpose is MethodPurposes.PasswordReset
            ? [.. world.Person.Methods.Where(method => CountsForReset(world.Policy, world.Person, method))]
            : SecondFactors(world);
        return rule.Requirement is RegistrationRequirement.Named(var methods, false)
            ? methods.All(named => counting.Any(method => method.Method.Name == named.Name))
            : MostDistinct([.. counting.Select(method => (method.Method.Name, method.Channel))]) >= rule.Requirement.Kinds;
    }
}
