using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace Identity.Server.Tests.Conformance;

/// <summary>What the suite checks of the published keys: nothing private, nothing symmetric, all of them good, each with a name of its own.</summary>
internal static class KeyChecks
{
    private static readonly string[] Private = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

    public static void Check(JsonObject keys)
    {
        var all = keys["keys"]!.AsArray().Select(key => key!.AsObject()).ToList();

        Assert.That(all, Is.Not.Empty);
        Assert.That(all.SelectMany(key => key.Select(member => member.Key)).Intersect(Private), Is.Empty);
        Assert.That(all.Select(key => (string?)key["kid"]), Is.Unique.And.All.Not.Null.And.All.Not.Empty);
        Assert.That(new JsonWebKeySet(keys.ToJsonString()).GetSigningKeys(), Has.Count.EqualTo(all.Count));
    }
}
