using Identity.Domain.Methods;
using Identity.Storage.Notices;

namespace Identity.Server.Delivery;

/// <summary>A change of somebody's account, for the notice of it.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Method">To which kind of method; <see langword="null"/> if to the password or an app password.</param>
/// <param name="AddedId">The method that was added; <see langword="null"/> if none was.</param>
/// <param name="RemovedId">The method that was removed or replaced; <see langword="null"/> if none was.</param>
internal sealed record AccountChange(ChangeKind Kind, AuthenticationMethod? Method, Guid? AddedId = null, Guid? RemovedId = null)
{
    /// <summary>The person's own name for what changed, where it is no method: an app password.</summary>
    public string? Name { get; init; }
}
