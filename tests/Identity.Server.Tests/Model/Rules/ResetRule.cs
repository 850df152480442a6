using Identity.Server.Tests.Model.Watching;

namespace Identity.Server.Tests.Model.Rules;

/// <summary>Rule 4: no step of a reset makes or raises a session, or proves anything in a sign-in.</summary>
internal static class ResetRule
{
    /// <summary>Compares what was before with what is after.</summary>
    public static void Check(Change change)
    {
        if (change.Step.Kind is not StepKind.Reset)
        {
            return;
        }

        Holds.That(change.SessionBefore == change.SessionAfter, "rule 4: a reset gave a browser a session");
        Holds.That(Same(change.Before.Sessions, change.After.Sessions), "rule 4: a reset changed a session");
        Holds.That(Same(change.Before.Transactions, change.After.Transactions), "rule 4: a reset changed a sign-in");
        Holds.That(Same(change.Before.Grants, change.After.Grants), "rule 4: a reset made a grant");
    }

    private static bool Same(IReadOnlyDictionary<string, ProofRow> before, IReadOnlyDictionary<string, ProofRow> after) =>
        before.Count == after.Count && after.Values.All(row => before.TryGetValue(row.Key, out var old) && old.Written == row.Written && old.Secret == row.Secret);
}
