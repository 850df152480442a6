namespace Identity.Server.Tests.Model.Rules;

/// <summary>Attack 8: an account freezes by "This was not me", and thaws by nothing but a method that is registered.</summary>
internal static class FreezeRule
{
    /// <summary>Looks at everybody who is frozen or thawed.</summary>
    public static void Check(Change change)
    {
        foreach (var (id, after) in change.After.People)
        {
            var wasFrozen = change.Before.People[id].IsFrozen;
            Holds.That(wasFrozen || !after.IsFrozen || change.Step.Kind is StepKind.Report, "attack 8: an account froze by itself");
            Holds.That(
                !wasFrozen || after.IsFrozen || change.After.Methods[id].Any(method => !change.Before.Methods[id].Any(had => had.Id == method.Id)),
                "attack 8: an account thawed, and no method was registered");
        }
    }
}
