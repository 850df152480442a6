using Identity.Domain.AppPasswords;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;
using Identity.Domain.Tests.Worlds;
using Identity.Server.Tests.Model.Watching;

namespace Identity.Server.Tests.Model.Rules;

/// <summary>Rule 1 at doors: an app password that works opens to its person who may leave a sign-in too, and nothing else does; nothing that lasts comes of it (fault 9).</summary>
internal static class DoorRule
{
    /// <summary>Compares what came of it with what the model reckons.</summary>
    public static void Check(Change change)
    {
        if (change.Step.Door is not { } door)
        {
            return;
        }

        var reason = change.Step.Shut = Reason(change, door);
        Holds.That(!door.IsOpened || reason is null, $"rule 1: a door opened to {reason}");
        Holds.That(door.IsOpened || door.IsLocked || reason is not null, "rule 1: a door stayed shut to an app password that is right");
        Holds.That(change.SessionBefore == change.SessionAfter && Same(change.Before.Sessions, change.After.Sessions), "fault 9: a door made or raised a session");
        Holds.That(Same(change.Before.Transactions, change.After.Transactions), "fault 9: a door proved something in a sign-in");
        var made = change.After.Grants.Values.Where(grant => !change.Before.Grants.ContainsKey(grant.Key));
        Holds.That(
            made.All(grant => door is { IsOpened: true, ClientId: "dovecot" } && grant.Secret == $"app-password:{door.Sent?.Id}" && grant.PersonId == door.Person.Id && grant.Proofs.Count == 0),
            "fault 9: a door gave more than it should");
    }

    /// <summary>Why it stays shut; <see langword="null"/> if it opens.</summary>
    private static string? Reason(Change change, ModelDoor door)
    {
        var world = change.World(door.Person.Id, []);
        var person = world.Person;
        return true switch
        {
            _ when door.Sent is null => "what is no app password",
            _ when !door.Person.AppPasswords.Contains(door.Sent) => "an app password of somebody else",
            _ when !door.Sent.IsGood(person.Epoch, change.Now) => "an app password that is over",
            _ when (door.Sent.Doors & door.Door) is Doors.None => "an app password for other doors",
            _ when person.IsDisabled => "an account that is switched off",
            _ when world.Policy.AppPasswords is AppPasswordUse.Off || Oracle.GetsOlderPage(world) => "app passwords although they are off",
            _ when person.IsFrozen => "an account that is frozen",
            _ when person.MustChangePassword => "somebody whose password has to be changed",
            _ when world.Policy.SignIn.Any(rule => rule.Level > AssuranceLevel.OneFactor && rule.Clients.Any(client => client == "*" || client == door.ClientId)) => "one factor where two are asked for",
            _ when Oracle.Unmet(world).Any(rule => !Oracle.IsPutOff(world, rule, DateTimeOffset.MinValue)) => "somebody who is due at the interrupt",
            _ => null,
        };
    }

    private static bool Same(IReadOnlyDictionary<string, ProofRow> before, IReadOnlyDictionary<string, ProofRow> after) =>
        before.Count == after.Count && after.Values.All(row => before.TryGetValue(row.Key, out var old) && old == row);
}
