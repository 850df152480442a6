using Identity.Domain.Methods;
using Identity.Domain.Tests.Worlds;

namespace Identity.Server.Tests.Model.Rules;

/// <summary>Recovery codes: each is spent with the proof that it makes, they are made for who has a second step already, and none is ever asked first.</summary>
internal static class CodeRule
{
    private const int InASet = 10;

    /// <summary>Looks at every set.</summary>
    public static void Check(Change change)
    {
        foreach (var (id, set) in change.After.People.Keys.SelectMany(id => change.After.Methods[id].Where(method => method.Method == MethodCatalogue.RecoveryCodes).Select(set => (id, set))))
        {
            Holds.That(!set.IsDefault, "fault 22: recovery codes are asked first");
            var before = change.Before.Methods[id].FirstOrDefault(had => had.Id == set.Id);
            if (before is not null)
            {
                CheckSpent(change, before.CodesLeft - set.CodesLeft, set);
            }
            else if (change.Step.Kind is StepKind.Account)
            {
                Holds.That(set.CodesLeft == InASet, "a set of recovery codes is not whole");
                Holds.That(Oracle.SecondFactors(change.World(id, [], change.Before)).Count > 0, "rule 5: recovery codes for somebody who has no second step");
            }
        }
    }

    private static void CheckSpent(Change change, int? spent, RegisteredMethod set)
    {
        var hasProven = change.After.Transactions.Values.Any(row => row.Proofs.Any(proof => proof.MethodId == set.Id && proof.Time == change.Now)
            && !(change.Before.Transactions.GetValueOrDefault(row.Key)?.Proofs ?? []).Any(proof => proof.MethodId == set.Id && proof.Time == change.Now));
        Holds.That(spent == (hasProven ? 1 : 0), $"rule 6: {spent} recovery codes were spent, {(hasProven ? "" : "not ")}for a proof");
    }
}
