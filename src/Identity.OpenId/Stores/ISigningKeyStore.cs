namespace Identity.OpenId.Stores;

/// <summary>The signing keys, as they are kept: their private parts are sealed before they get here (attack 9).</summary>
public interface ISigningKeyStore
{
    /// <summary>
    /// All keys, newest first. If there are none, <paramref name="create"/> is called and its keys are kept, under a lock of the
    /// database, so that two servers that start on an empty one end with one set.
    /// </summary>
    Task<IReadOnlyList<StoredSigningKey>> GetOrCreateAsync(Func<IReadOnlyList<StoredSigningKey>> create, CancellationToken cancellationToken);
}
