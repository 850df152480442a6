using Identity.Domain.Methods;
using Identity.Domain.Policies;
using Identity.Domain.Tests.Worlds;

namespace Identity.Server.Tests.Model.Rules;

/// <summary>Rule 5: methods are changed only with a proof of the last 15 minutes at the highest level that the person has, and never below what a rule requires.</summary>
internal static class MethodRule
{
    private static readonly TimeSpan Young = TimeSpan.FromMinutes(15);

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

    // What this browser has proven, in the sign-in at hand and in its session.
    private static void CheckAuthority(Change change, Guid id)
    {
        var journey = change.Step.Journey is { } at ? change.After.Transactions.GetValueOrDefault(at.Key) : null;
        var session = change.Before.Sessions.Values.SingleOrDefault(row => row.Secret == change.SessionBefore && row.EndedAt is null && row.ExpiresAt > change.Now);
        var proofs = new[] { journey, session }.Where(row => row?.PersonId == id).SelectMany(row => row!.Proofs).ToList();
        var world = change.World(id, proofs, change.Before);
        var young = proofs.Where(proof => proof.Epoch == world.Person.Epoch && proof.Time <= change.Now && change.Now - proof.Time <= Young).ToList();
        var strongest = change.Before.Methods[id].Where(method => method.Method is TwoStepMethod).ToList();
        if (strongest.Count == 0)
        {
            Holds.That(young.Exists(proof => proof.IsPassword), "rule 5: a first method without a young password");
            Holds.That(world.Policy.FirstRegistration.Allow.Contains("password") && !world.Person.IsFrozen, "rule 5: a first method by a password that opens nothing");
            return;
        }

        Holds.That(
            strongest.Exists(method => !Oracle.IsHeld(world, method) && young.Exists(proof => proof.MethodId == method.Id)),
            "rule 5: methods were changed without a young proof by one of them");
    }

    private static void CheckRequired(Change change, Guid id)
    {
        var removed = change.Before.Methods[id].Where(method => !change.After.Methods[id].Any(left => left.Id == method.Id)).ToList();
        foreach (var added in change.After.Methods[id].Where(method => !change.Before.Methods[id].Any(had => had.Id == method.Id)))
        {
            Holds.That(Oracle.IsOn(change.Policy, change.World(id, []).Person, added.Method), $"rule 5: {added.Method} was registered, which is off");
        }

        foreach (var rule in removed.Count == 0 ? [] : change.Policy.Registration.Where(rule => rule.Nudge is null && Oracle.Meant(rule.Groups, change.Groups[id])))
        {
            var (had, has) = (Progress(change, id, rule, change.Before.Methods[id]), Progress(change, id, rule, change.After.Methods[id]));
            Holds.That(has >= int.Min(had, rule.Requirement.Kinds), $"rule 5: a method was removed that {rule.Id} requires");
        }
    }

    private static int Progress(Change change, Guid id, RegistrationRule rule, IEnumerable<RegisteredMethod> methods)
    {
        var person = change.World(id, []).Person;
        var counting = methods.Where(method => rule.Purpose is MethodPurposes.PasswordReset
            ? Oracle.CountsForReset(change.Policy, person, method)
            : method.Method is TwoStepMethod && Oracle.IsOn(change.Policy, person, method.Method)).ToList();
        return rule.Requirement is RegistrationRequirement.Named(var named, false)
            ? named.Count(kind => counting.Exists(method => method.Method == kind))
            : Oracle.MostDistinct([.. counting.Select(method => (method.Method.Name, method.Channel))]);
    }
}
