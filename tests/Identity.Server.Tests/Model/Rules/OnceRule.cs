using Identity.Server.Tests.Model.Watching;

namespace Identity.Server.Tests.Model.Rules;

/// <summary>Rule 6: a proof is made by what was right and was not used before, and by nothing else; a sign-in or a reset ends once.</summary>
internal static class OnceRule
{
    /// <summary>Looks at every proof that was not there before, and writes it down.</summary>
    public static void Check(Change change)
    {
        foreach (var (row, proof) in NewProofs(change.Before.Transactions, change.After.Transactions))
        {
            Holds.That(change.Step.MayProve.Remove(proof, out var accepted), $"rule 6: {proof.Method} by what was wrong, used or of somebody else");
            accepted!();
            change.Log.Add(change.Step.Browser!, row.PersonId!.Value, proof);
        }

        foreach (var (_, proof) in NewProofs(change.Before.Resets, change.After.Resets))
        {
            Holds.That(change.Step.MayProveReset.Remove(proof, out var accepted), $"rule 6: {proof.Method} in a reset, by what was wrong, used or of somebody else");
            accepted!();
        }

        Holds.That(EndOnce(change.Before.Transactions, change.After.Transactions), "rule 6: a sign-in was completed twice");
        Holds.That(EndOnce(change.Before.Resets, change.After.Resets), "rule 6: a reset was completed twice");
        Holds.That(change.After.Grants.Keys.Count(key => !change.Before.Grants.ContainsKey(key)) <= 1, "rule 6: two codes at once");
    }

    private static IEnumerable<(ProofRow Row, Proven Proof)> NewProofs(IReadOnlyDictionary<string, ProofRow> before, IReadOnlyDictionary<string, ProofRow> after) =>
        from row in after.Values
        let old = before.GetValueOrDefault(row.Key)
        where (old?.Written, old?.PersonId) != (row.Written, row.PersonId)
        from proof in row.Proofs
        where old?.PersonId != row.PersonId || old?.Proofs.Contains(proof) != true
        select (row, proof);

    private static bool EndOnce(IReadOnlyDictionary<string, ProofRow> before, IReadOnlyDictionary<string, ProofRow> after) =>
        before.Values.All(old => old.EndedAt is null || after.GetValueOrDefault(old.Key)?.EndedAt == old.EndedAt);
}
