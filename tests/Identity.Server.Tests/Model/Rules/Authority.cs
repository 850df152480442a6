using Identity.Domain.Tests.Worlds;

namespace Identity.Server.Tests.Model.Rules;

/// <summary>What a browser has proven lately, as far as it is leave to change something.</summary>
internal static class Authority
{
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(15);

    /// <summary>All that it has proven of a person, in the sign-in at hand and in its session.</summary>
    public static IReadOnlyList<Proven> Proofs(Change change, Guid id)
    {
        var journey = change.Step.Journey is { } at ? change.After.Transactions.GetValueOrDefault(at.Key) : null;
        var session = change.Before.Sessions.Values.SingleOrDefault(row => row.Secret == change.SessionBefore && row.EndedAt is null && row.ExpiresAt > change.Now);
        return [.. new[] { journey, session }.Where(row => row?.PersonId == id).SelectMany(row => row!.Proofs)];
    }

    /// <summary>Those of the last 15 minutes and of the epoch.</summary>
    public static List<Proven> Young(Change change, World world, IEnumerable<Proven> proofs) =>
        [.. proofs.Where(proof => proof.Epoch == world.Person.Epoch && proof.Time <= change.Now && change.Now - proof.Time <= Age)];

    /// <summary>Whether an access pass is behind it that has not ended (fault 11).</summary>
    public static bool HasPass(Change change, World world, IEnumerable<Proven> proofs) =>
        Young(change, world, proofs).Exists(proof => proof.IsPass && proof.Until > change.Now);

    /// <summary>Whether a password was typed in a network that policy trusts.</summary>
    public static bool HasNetwork(World world, List<Proven> young) => world.Policy.FirstRegistration is var rule
        && rule.Allow.Contains("network")
        && young.Exists(proof => proof.IsPassword && rule.Networks.Any(network => network.Name == proof.Network));
}
