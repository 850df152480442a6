using System.Net;
using Identity.Domain.Methods;
using Identity.Domain.SignIn;
using Identity.Domain.Tests.Worlds;

namespace Identity.Server.Tests.Model.Rules;

/// <summary>Attack 7: a key is phishing-resistant only if a key, an access pass or a network that policy names has vouched for it.</summary>
internal static class VouchRule
{
    /// <summary>Looks at every key that was registered.</summary>
    public static void Check(Change change)
    {
        foreach (var id in change.Step.Kind is StepKind.SignIn ? change.After.People.Keys : [])
        {
            var isVouched = change.After.Methods[id].Any(method =>
                method is { RegisteredUnder: AssuranceLevel.PhishingResistant } && method.Method == MethodCatalogue.SecurityKey
                && !change.Before.Methods[id].Any(had => had.Id == method.Id));
            Holds.That(!isVouched || IsVouchedFor(change, id), "attack 7: a key is phishing-resistant for which nobody has vouched");
        }
    }

    private static bool IsVouchedFor(Change change, Guid id)
    {
        var proofs = Authority.Proofs(change, id);
        var world = change.World(id, proofs, change.Before);
        var young = Authority.Young(change, world, proofs);
        return IsInNamedNetwork(change, world.Policy.Methods)
            || Authority.HasPass(change, world, proofs)
            || (!change.Before.Methods[id].Any(method => method.Method is TwoStepMethod) && Authority.HasNetwork(world, young))
            || change.Before.Methods[id].Any(method =>
                method is { RegisteredUnder: AssuranceLevel.PhishingResistant } && method.Method == MethodCatalogue.SecurityKey && !Oracle.IsHeld(world, method)
                && young.Exists(proof => proof.MethodId == method.Id && !proof.AtRegistration));
    }

    private static bool IsInNamedNetwork(Change change, IEnumerable<Domain.Policies.MethodRule> rules) =>
        rules.FirstOrDefault(rule => rule.Method == MethodCatalogue.SecurityKey)?.Keys is { } keys
        && keys.Networks.Any((IPNetwork network) => network.Contains(change.Step.Browser!.Address));
}
