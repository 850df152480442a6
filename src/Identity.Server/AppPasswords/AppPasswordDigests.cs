using Identity.Domain.AppPasswords;
using Identity.Server.Hosting;

namespace Identity.Server.AppPasswords;

/// <summary>App passwords as they are kept and looked up: digests under a key that is not in the database, each bound to its person (attack 9).</summary>
internal sealed class AppPasswordDigests(MasterKey masterKey)
{
    private const string Purpose = "app-password";

    /// <summary>The digest; of what cannot be an app password one that no app password has.</summary>
    public string Of(Guid personId, AppPasswordText? text) => masterKey.Digest(Purpose, $"{personId}:{text?.Letters}");
}
