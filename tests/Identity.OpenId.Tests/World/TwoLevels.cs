using Identity.OpenId.Gate;

namespace Identity.OpenId.Tests.World;

/// <summary>A host with one factor and two.</summary>
internal sealed class TwoLevels : IAcrValues
{
    public Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>(["urn:identity:1fa", "urn:identity:2fa"]);
}
