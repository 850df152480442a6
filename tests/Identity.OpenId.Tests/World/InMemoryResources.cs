using Identity.OpenId.Resources;
using Identity.OpenId.Stores;

namespace Identity.OpenId.Tests.World;

/// <summary>The registered resources, in memory.</summary>
internal sealed class InMemoryResources : IResourceStore
{
    public List<Resource> Resources { get; } = [Apis.Payroll, Apis.Calendar];

    public Task<IReadOnlyList<Resource>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Resource>>(Resources);
}
