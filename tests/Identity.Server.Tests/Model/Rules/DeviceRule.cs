namespace Identity.Server.Tests.Model.Rules;

/// <summary>A browser is remembered after a second step that was right, if its person wants that and policy has it, and for no longer than policy says.</summary>
internal static class DeviceRule
{
    /// <summary>Looks at every device that was not there before.</summary>
    public static void Check(Change change)
    {
        foreach (var (id, device) in change.After.People.Keys.SelectMany(id => change.After.Devices[id].Select(row => (id, row.Device))).Where(pair => !change.Before.Devices[pair.id].Any(had => had.Device.Id == pair.Device.Id)))
        {
            Holds.That(change.Step.MayRemember == device.MethodId, "attack 5: a browser was remembered that nobody asked for");
            Holds.That(device.Epoch == change.After.People[id].Epoch, "attack 1: a browser was remembered at an earlier epoch");
            Holds.That(change.Policy.RememberDeviceDays > 0 && device.Until <= change.Now.AddDays(change.Policy.RememberDeviceDays), "a browser is remembered for longer than policy says");
            Holds.That(
                change.After.Transactions[change.Step.Journey!.Key].Proofs.Any(proof => proof.MethodId == device.MethodId && proof.Time == change.Now),
                "attack 5: a browser was remembered without a second step");
        }
    }
}
