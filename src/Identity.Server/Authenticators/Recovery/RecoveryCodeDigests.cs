using Identity.Domain.Methods.Recovery;
using Identity.Server.Hosting;

namespace Identity.Server.Authenticators.Recovery;

/// <summary>Recovery codes as they are kept: digests under a key that is not in the database, each bound to its person and its set (attack 9).</summary>
internal sealed class RecoveryCodeDigests(MasterKey masterKey)
{
    /// <summary>The digest.</summary>
    public string Of(Guid personId, Guid setId, RecoveryCode code) => masterKey.Digest("recovery-code", $"{personId}:{setId}:{code.Letters}");
}
