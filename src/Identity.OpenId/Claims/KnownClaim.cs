using System.Text.Json.Nodes;

namespace Identity.OpenId.Claims;

/// <summary>Tells what is known of a person, and leaves out what is not (OpenID Connect Core 5.3.2).</summary>
internal static class KnownClaim
{
    public static void CopyTo(this JsonObject known, JsonObject answer, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (known[name] is { } value)
            {
                answer[name] = value.DeepClone();
            }
        }
    }
}
