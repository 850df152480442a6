using Identity.Domain.AccessPasses;
using Identity.Server.Hosting;

namespace Identity.Server.AccessPasses;

/// <summary>Access passes as they are kept and looked up: digests under a key that is not in the database, each bound to its person (attack 9).</summary>
internal sealed class AccessPassDigests(MasterKey masterKey)
{
    private const string Purpose = "access-pass";

    /// <summary>The digest; of what cannot be a pass one that no pass has.</summary>
    public string Of(Guid personId, AccessPassText? text) => masterKey.Digest(Purpose, $"{personId}:{text?.Characters}");
}
