using Identity.Domain.Policies;

namespace Identity.Storage.Facts;

/// <summary>The policy in force.</summary>
/// <param name="Version">Its version; 0 if none was ever published.</param>
/// <param name="Document">Its document.</param>
public sealed record PolicySnapshot(long Version, PolicyDocument Document);
