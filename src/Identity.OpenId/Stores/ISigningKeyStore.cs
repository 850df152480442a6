using Identity.OpenId.Keys;

namespace Identity.OpenId.Stores;

/// <summary>The signing keys, as they are kept: their private parts are sealed before they get here (attack 9).</summary>
public interface ISigningKeyStore
{
    /// <summary>
    /// All keys, newest first, after what is due was done to them. It is planned anew under a lock of the database, so that servers that come at
    /// once, on an empty database too, end with one set.
    /// </summary>
    /// <param name="plan">What is due: pure, and called again under the lock.</param>
    /// <param name="make">Makes the keys of a plan; called under the lock alone.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<IReadOnlyList<StoredSigningKey>> MaintainAsync(
        Func<IReadOnlyList<StoredSigningKey>, KeyPlan> plan, Func<KeyPlan, IReadOnlyList<StoredSigningKey>> make, CancellationToken cancellationToken);
}
