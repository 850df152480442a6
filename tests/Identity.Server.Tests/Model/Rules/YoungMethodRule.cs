namespace Identity.Server.Tests.Model.Rules;

/// <summary>Attack 4: a method is as young as the last proof with it that was right, and a reset makes none younger.</summary>
internal static class YoungMethodRule
{
    /// <summary>Looks at every method whose last proof is another than before.</summary>
    public static void Check(Change change)
    {
        if (change.Step.Kind is StepKind.Report or StepKind.Administrator)
        {
            return;
        }

        foreach (var (id, method) in change.After.People.Keys.SelectMany(id => change.After.Methods[id].Select(method => (id, method))))
        {
            var before = change.Before.Methods[id].FirstOrDefault(had => had.Id == method.Id);
            if (before is null || before.ProvenAt == method.ProvenAt)
            {
                continue;
            }

            var isConfirmed = change.Step.MayConfirm.Remove(method.Id, out var accepted);
            accepted?.Invoke();
            Holds.That(
                method.ProvenAt == change.Now && (isConfirmed || (change.Step.Browser is { } browser && change.Log.Has(browser, id, method.Id, change.Now, change.After.People[id].Epoch))),
                "attack 4: a method was made younger by what was wrong, used or of a reset");
        }
    }
}
