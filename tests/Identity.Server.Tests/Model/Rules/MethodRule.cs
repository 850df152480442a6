using Identity.Domain.Methods;
using Identity.Domain.Policies;
using Identity.Domain.Tests.Worlds;

namespace Identity.Server.Tests.Model.Rules;

/// <summary>Rule 5: methods are changed only with a proof of the last 15 minutes at the highest level that the person has, and never below what a rule requires.</summary>
internal static class MethodRule
{
    /// <summary>Looks at everybody whose methods are others than before.</summary>
    public static void Check(Change change)
    {
        foreach (var id in change.After.People.Keys.Where(id => HasChanged(change, id)))
        {
            switch (change.Step.Kind)
            {
                case StepKind.SignIn or StepKind.Account:
                    CheckAuthority(change, id);
                    CheckRequired(change, id);
                    break;
                case StepKind.Report or StepKind.Administrator:
                    Holds.That(change.Step.MayRaise.Contains(id), "rule 5: somebody else's methods were changed");
                    break;
                default:
                    Holds.That(false, $"rule 5: methods were changed by a step that is {change.Step.Kind}");
                    break;
            }
        }
    }

    /// <summary>Whether others are registered, or another one is asked first.</summary>
    public static bool HasChanged(Change change, Guid id) =>
        !Kept(change.Before.Methods[id]).SetEquals(Kept(change.After.Methods[id]));

    private static HashSet<(Guid Id, bool IsDefault)> Kept(IEnumerable<RegisteredMethod> methods) => [.. methods.Select(method => (method.Id, method.IsDefault))];

    /// <summary>What this browser has proven, in the sign-in at hand and in its session, has to be enough to change what somebody has.</summary>
    public static void CheckAuthority(Change change, Guid id)
    {
        var proofs = Authority.Proofs(change, id);
        var world = change.World(id, proofs, change.Before);
        Holds.That(!world.Person.MustChangePassword, "rule 5: a password that has to be changed registered something");
        var strongest = Strongest(change.Before.Methods[id]);
        if (strongest.Count == 0)
        {
            CheckFirst(change, world, Authority.Young(change, world, proofs));
        }
        else if (!Authority.HasPass(change, world, proofs))
        {
            var young = Authority.Young(change, world, proofs);
            Holds.That(
                strongest.Exists(method => !Oracle.IsHeld(world, method) && young.Exists(proof => proof.MethodId == method.Id)),
                "rule 5: methods were changed without a young proof by one of them");
        }
    }

    private static List<RegisteredMethod> Strongest(IEnumerable<RegisteredMethod> methods)
    {
        var twoStep = methods.Where(method => method.Method is TwoStepMethod).ToList();
        var keys = twoStep.FindAll(method => method.Method == MethodCatalogue.SecurityKey);
        return keys.Count > 0 ? keys : twoStep;
    }

    private static void CheckFirst(Change change, World world, List<Proven> young)
    {
        var rule = world.Policy.FirstRegistration;
        if (young.Exists(proof => proof.IsPass && proof.Until > change.Now) && rule.Allow.Any(name => name is "pass" or "password"))
        {
            return;
        }

        Holds.That(!world.Person.IsFrozen, "rule 5: a first method by a password although changes are frozen");
        Holds.That(young.Exists(proof => proof.IsPassword), "rule 5: a first method without a young password");
        var isYoungAccount = rule.PasswordDays is not { } days || change.Now < world.Person.CreatedAt + TimeSpan.FromDays(days);
        Holds.That(
            (rule.Allow.Contains("password") && isYoungAccount) || Authority.HasNetwork(world, young),
            "rule 5: a first method by a password that opens nothing");
    }

    private static void CheckRequired(Change change, Guid id)
    {
        var removed = change.Before.Methods[id].Where(method => !change.After.Methods[id].Any(left => left.Id == method.Id)).ToList();
        foreach (var added in change.After.Methods[id].Where(method => !change.Before.Methods[id].Any(had => had.Id == method.Id)))
        {
            Holds.That(Oracle.IsOn(change.Policy, change.World(id, []).Person, added.Method), $"rule 5: {added.Method} was registered, which is off");
        }

        Holds.That(
            IsAlone(change.Before.Methods[id]) || !IsAlone(change.After.Methods[id]), "rule 5: recovery codes are left of which nothing is that they stand in for");
        foreach (var rule in removed.Count == 0 ? [] : change.Policy.Registration.Where(rule => rule.Nudge is null && Oracle.Meant(rule.Groups, change.Groups[id])))
        {
            var (had, has) = (Progress(change, id, rule, change.Before.Methods[id]), Progress(change, id, rule, change.After.Methods[id]));
            Holds.That(has >= int.Min(had, rule.Requirement.Kinds), $"rule 5: a method was removed that {rule.Id} requires");
        }
    }

    private static bool IsAlone(IEnumerable<RegisteredMethod> methods) =>
        methods.Where(method => method.Method is TwoStepMethod).ToList() is { Count: > 0 } twoStep && twoStep.TrueForAll(method => method.Method == MethodCatalogue.RecoveryCodes);

    private static int Progress(Change change, Guid id, RegistrationRule rule, IEnumerable<RegisteredMethod> methods)
    {
        var person = change.World(id, []).Person;
        var counting = methods.Where(method => rule.Purpose is MethodPurposes.PasswordReset
            ? Oracle.CountsForReset(change.Policy, person, method)
            : method.Method is TwoStepMethod && method.Method != MethodCatalogue.RecoveryCodes && Oracle.IsOn(change.Policy, person, method.Method)).ToList();
        return rule.Requirement is RegistrationRequirement.Named(var named, false)
            ? named.Count(kind => counting.Exists(method => method.Method == kind))
            : Oracle.MostDistinct([.. counting.Select(method => (method.Method.Name, method.Channel))]);
    }
}
