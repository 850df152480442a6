namespace Identity.Server.Tests.Model.Rules;

/// <summary>Rule 8: every change is an audit event, and the person is told when a method changes.</summary>
internal static class RecordRule
{
    private const string NotSent = "notice.not_sent";

    /// <summary>Looks for events and notices beside what changed.</summary>
    public static void Check(Change change)
    {
        foreach (var id in change.After.People.Keys.Where(id => HasChanged(change, id)))
        {
            Holds.That(change.After.Events.Any(happened => happened.PersonId == id), "rule 8: a change without an audit event");
        }

        foreach (var id in change.Step.Kind is StepKind.SignIn or StepKind.Account ? change.After.People.Keys.Where(id => MethodRule.HasChanged(change, id)) : [])
        {
            Holds.That(
                change.After.Notices.Contains(id) || change.After.Events.Any(happened => happened == (NotSent, id)),
                "rule 8: a method was changed and nobody was told");
        }
    }

    private static bool HasChanged(Change change, Guid id) =>
        change.Before.People[id] != change.After.People[id]
        || MethodRule.HasChanged(change, id)
        || !Labels(change.Before, id).SetEquals(Labels(change.After, id))
        || !Skips(change.Before, id).SetEquals(Skips(change.After, id))
        || !Sessions(change.Before, id).SetEquals(Sessions(change.After, id));

    private static HashSet<string> Labels(Watching.Snapshot rows, Guid id) => [.. rows.Methods[id].Select(method => $"{method.Id} {method.Label}")];

    private static HashSet<string> Skips(Watching.Snapshot rows, Guid id) =>
        [.. rows.Deferrals[id].Where(kept => kept.SkippedAt is not null).Select(kept => $"{kept.RuleId} {kept.SkippedAt:O}")];

    private static HashSet<string> Sessions(Watching.Snapshot rows, Guid id) =>
        [.. rows.Sessions.Values.Where(row => row.PersonId == id).Select(row => $"{row.Key} {row.Written} {row.EndedAt:O}")];
}
