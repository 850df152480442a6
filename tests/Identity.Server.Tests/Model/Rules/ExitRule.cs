using Identity.Domain.Policies;
using Identity.Domain.SignIn;
using Identity.Domain.Tests.Worlds;
using Identity.Server.Tests.Model.Watching;

namespace Identity.Server.Tests.Model.Rules;

/// <summary>Rule 1: whatever lets somebody out was allowed, as the model reckons it, without the gate.</summary>
internal static class ExitRule
{
    /// <summary>Looks at every session that was made or raised, every grant that was made, and what an app got from an older one.</summary>
    public static void Check(Change change)
    {
        foreach (var session in change.After.Sessions.Values.Where(row => IsNew(row, change.Before.Sessions)))
        {
            Holds.That(change.Step.Browser is not null, "rule 1: a session is made in no browser");
            var unknown = session.Proofs.FirstOrDefault(proof => !change.Log.Has(change.Step.Browser!, session.PersonId!.Value, proof));
            Holds.That(unknown is null, $"rule 1: a session has {unknown?.Method}, which was not proven in its browser");
            CheckLeave(change, session, "session");
        }

        foreach (var grant in change.After.Grants.Values.Where(row => !change.Before.Grants.ContainsKey(row.Key) && change.Step.Kind is not StepKind.Door))
        {
            var session = change.After.Sessions.Values.SingleOrDefault(row => row.Sid == grant.Secret);
            Holds.That(session is { EndedAt: null } && session.ExpiresAt > change.Now, "rule 1: a code without a live session");
            Holds.That(session!.Secret == change.SessionAfter, "rule 1: a code from the session of another browser");
            change.Step.Level = CheckLeave(change, grant, "code");
        }

        if (change.Step.ReleasedGrant is { } id && change.Step.Released)
        {
            var grant = change.After.Grants[id.ToString().ToUpperInvariant()];
            Holds.That(grant.EndedAt is null, "rule 1: tokens from a grant that was revoked");
            CheckLeave(change, grant, "refreshed token");
        }
    }

    private static bool IsNew(ProofRow row, IReadOnlyDictionary<string, ProofRow> before) =>
        !before.TryGetValue(row.Key, out var old) || old.Secret != row.Secret || old.Written != row.Written;

    private static AssuranceLevel CheckLeave(Change change, ProofRow row, string what)
    {
        var world = change.World(row.PersonId!.Value, row.Proofs);
        Holds.That(row.Epoch == world.Person.Epoch, $"attack 1: a {what} of an earlier epoch");
        Holds.That(!world.Person.IsDisabled, $"rule 1: a {what} of an account that is switched off");
        Holds.That(!world.Person.MustChangePassword, $"rule 1: a {what} before the password was changed");
        var ways = Ways(world);
        Holds.That(ways.Count > 0, $"rule 1: a {what} without a password, a pass or a passkey");
        change.Step.IsRemembered = IsRemembered(world);
        ways = [.. ways.Where(way => way.Level >= Needed(world, change.Step.IsRemembered))];
        Holds.That(ways.Count > 0, $"rule 1: a {what} without a second step that is good enough");
        List<RegistrationRule> missing = [.. Oracle.Unmet(world)];
        Holds.That(
            ways.Exists(way => missing.TrueForAll(rule => Oracle.IsPutOff(world, rule, way.At))),
            $"rule 1: a {what} although {missing.FirstOrDefault()?.Id} is neither met nor put off");
        Holds.That(missing.Count > 0 || !LacksAppPassword(world), $"rule 1: a {what} without the app password that everybody has to make");
        return ways.Max(way => way.Level);
    }

    /// <summary>The sign-ins that these proofs make, each with its level and its oldest proof.</summary>
    private static List<(AssuranceLevel Level, DateTimeOffset At)> Ways(World world)
    {
        SignInProof[] counting = [.. world.Proofs.Where(proof => proof.Epoch == world.Person.Epoch && proof.At <= world.Now && Oracle.IsFresh(world, proof.At))];
        var steps = (
            from method in Oracle.SecondSteps(world)
            where !Oracle.IsHeld(world, method)
            from proof in counting
            where Oracle.Proves(proof, method)
            select (Proof: proof, Level: Oracle.Worth(proof, method))).ToList();
        return
        [
            .. counting.OfType<PasswordProof>().Select(password => (AssuranceLevel.OneFactor, password.At)),
            .. counting.OfType<PassProof>().Select(pass => (AssuranceLevel.TwoFactor, pass.At)),
            .. from first in counting.Where(proof => proof is PasswordProof or PassProof)
               from step in steps
               select (step.Level, step.Proof.At < first.At ? step.Proof.At : first.At),
            .. steps.Where(step => Oracle.StandsAlone(world, step.Proof)).Select(step => (step.Level, step.Proof.At)),
        ];
    }

    private static AssuranceLevel Needed(World world, bool isRemembered) => Rules(world)
        .Append(Oracle.SecondSteps(world).Count > 0 && !isRemembered ? AssuranceLevel.TwoFactor : AssuranceLevel.OneFactor).Max();

    private static IEnumerable<AssuranceLevel> Rules(World world) => world.Policy.SignIn
        .Where(rule => rule.Clients.Any(client => client == "*" || client == world.Request.ClientId)).Select(rule => rule.Level);

    /// <summary>Whether a device stands in for the second step: an app asks for nothing beyond it, and the device is neither over nor forgotten, nor is the method behind it.</summary>
    private static bool IsRemembered(World world) =>
        world.Request is { ClientId: "app", MaxAge: null, ForceSignIn: false }
        && Rules(world).All(level => level <= AssuranceLevel.OneFactor)
        && world.Person.RememberedDevices.Any(device =>
            device.Epoch == world.Person.Epoch
            && world.Now < device.Until
            && world.Now < device.RememberedAt.AddDays(world.Policy.RememberDeviceDays)
            && Oracle.SecondSteps(world).Any(method => method.Id == device.MethodId && !Oracle.IsHeld(world, method))
            && world.Proofs.OfType<RememberedDeviceProof>().Any(proof => proof.DeviceId == device.Id && proof.Epoch == world.Person.Epoch && proof.At <= world.Now));

    private static bool LacksAppPassword(World world) =>
        world.Policy.AppPasswords is AppPasswordUse.Required && !Oracle.GetsOlderPage(world) && !world.Person.HasAppPassword;
}
