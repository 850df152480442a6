using Identity.Domain.Policies;

namespace Identity.Storage.Facts;

/// <summary>The parsed policy. Its version is read with the facts each time, so what is cached is never out of date.</summary>
public sealed class PolicyCache
{
    private static readonly PolicySnapshot Default = new(0, PolicyDocument.Default);
    private volatile PolicySnapshot current = Default;

    internal PolicySnapshot Current => current;

    /// <summary>The snapshot of a version that was read; a text that is not valid stops every sign-in rather than let one through.</summary>
    /// <exception cref="InvalidOperationException">The text is not a policy document.</exception>
    internal PolicySnapshot Take(long version, string document) =>
        current = PolicyReader.Read(document) is PolicyReading.Valid(var parsed)
            ? new(version, parsed)
            : throw new InvalidOperationException($"Version {version} of the policy is not a valid document.");

    internal PolicySnapshot TakeNone() => current = Default;
}
