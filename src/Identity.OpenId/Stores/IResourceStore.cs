using Identity.OpenId.Resources;

namespace Identity.OpenId.Stores;

/// <summary>The registered resources: few, and the same for every request until one is changed.</summary>
public interface IResourceStore
{
    /// <summary>All of them, as they are now.</summary>
    Task<IReadOnlyList<Resource>> ListAsync(CancellationToken cancellationToken);
}
