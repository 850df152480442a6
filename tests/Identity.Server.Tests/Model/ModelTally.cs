using Identity.Server.Tests.Model.Rules;

namespace Identity.Server.Tests.Model;

/// <summary>Counts what came about in a run.</summary>
internal sealed class ModelTally
{
    private readonly SortedDictionary<string, int> counts = [];

    /// <summary>How often each thing came about.</summary>
    public IReadOnlyDictionary<string, int> Counts => counts;

    /// <summary>Counts the audit events of a step, and the codes and tokens that no event tells of.</summary>
    public void Count(Change change)
    {
        foreach (var (kind, _) in change.After.Events)
        {
            Add(kind, 1);
        }

        foreach (var proof in change.After.Resets.Values.SelectMany(row => row.Proofs).Where(proof => proof.Time == change.Now))
        {
            Add($"reset by {proof.Method}", 1);
        }

        foreach (var proof in change.After.Transactions.Values.SelectMany(row => row.Proofs.Where(proof => proof.Time == change.Now && change.Before.Transactions.GetValueOrDefault(row.Key)?.Proofs.Contains(proof) != true)))
        {
            Add($"proven by {proof.Method}{(proof.AtRegistration ? ", registered" : "")}", 1);
        }

        if (change.Step.Acr is { } acr)
        {
            Add($"told {acr}", 1);
        }

        if (change.Step.Door is { } door)
        {
            Add(door.IsOpened ? "door open" : $"door shut to {change.Step.Shut}", 1);
        }

        foreach (var (id, person) in change.After.People)
        {
            Add("frozen", person.IsFrozen && !change.Before.People[id].IsFrozen ? 1 : 0);
            Add("thawed", change.Before.People[id].IsFrozen && !person.IsFrozen ? 1 : 0);
            Add("recovery codes used up", change.After.Methods[id].Count(set => set.IsSpent && change.Before.Methods[id].Any(had => had.Id == set.Id && !had.IsSpent)));
        }

        Add("let out on a remembered device", change.Step.IsRemembered ? 1 : 0);
        Add("code", change.Step.Code is null ? 0 : 1);
        Add("refreshed token", change.Step.Released ? 1 : 0);
    }

    /// <summary>Adds those of another run.</summary>
    public void Add(ModelTally other)
    {
        foreach (var (kind, count) in other.counts)
        {
            Add(kind, count);
        }
    }

    private void Add(string kind, int count) => counts[kind] = counts.GetValueOrDefault(kind) + count;
}
