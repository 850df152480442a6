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

        foreach (var grant in change.After.Grants.Values.Where(row => !change.Before.Grants.ContainsKey(row.Key)))
        {
            var session = change.After.Sessions.Values.SingleOrDefault(row => row.Sid == grant.Secret);
            Holds.That(session is { EndedAt: null } && session.ExpiresAt > change.Now, "rule 1: a code without a live session");
            Holds.That(session!.Secret == change.SessionAfter, "rule 1: a code from the session of another browser");
            CheckLeave(change, grant, "code");
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

    private static void CheckLeave(Change change, ProofRow row, string what)
    {
        var world = change.World(row.PersonId!.Value, row.Proofs);
        Holds.That(row.Epoch == world.Person.Epoch, $"attack 1: a {what} of an earlier epoch");
        Holds.That(!world.Person.IsDisabled, $"rule 1: a {what} of an account that is switched off");
        Holds.That(!world.Person.MustChangePassword, $"rule 1: a {what} before the password was changed");
        SignInProof[] counting = [.. world.Proofs.Where(proof => proof.Epoch == world.Person.Epoch && proof.At <= world.Now && Oracle.IsFresh(world, proof.At))];
        Holds.That(counting.OfType<PasswordProof>().Any(), $"rule 1: a {what} without a password");
        var own = Oracle.SecondFactors(world);
        var answered = counting.Where(proof => own.Any(method => Oracle.Proves(proof, method) && !Oracle.IsHeld(world, method))).ToList();
        Holds.That(answered.Count > 0 || (own.Count == 0 && !NeedsTwo(world)), $"rule 1: a {what} without a second step");
        var password = counting.OfType<PasswordProof>().Max(proof => proof.At);
        var second = answered.Count == 0 ? password : answered.Max(proof => proof.At);
        var signedInAt = second < password ? second : password;
        var missing = Oracle.Unmet(world).FirstOrDefault(rule => !Oracle.IsPutOff(world, rule, signedInAt));
        Holds.That(missing is null, $"rule 1: a {what} although {missing?.Id} is neither met nor put off");
    }

    private static bool NeedsTwo(World world) =>
        world.Policy.SignIn.Any(rule => rule.Level >= AssuranceLevel.TwoFactor && rule.Clients.Any(client => client == "*" || client == world.Request.ClientId));
}
