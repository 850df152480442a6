using Identity.Server.Hosting;
using Microsoft.AspNetCore.Identity;

namespace Identity.Server.PasswordReset;

/// <summary>Names as they are looked up and counted.</summary>
internal sealed class ResetNames(ILookupNormalizer normalizer, MasterKey masterKey)
{
    /// <summary>The name as people have it.</summary>
    // This one is no character: it cannot be normalized, and nobody has it in a name.
    public string Normalize(string typed) => normalizer.NormalizeName(typed.Trim().Replace('\uFFFE', '\uFFFD'));

    /// <summary>The digest under which it is counted.</summary>
    public string Digest(string normalized) => masterKey.Digest("reset-name", normalized);
}
