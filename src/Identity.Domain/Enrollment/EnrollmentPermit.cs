using Identity.Domain.SignIn;

namespace Identity.Domain.Enrollment;

/// <summary>Leave to commit a method now. A type of its own: it is no proof, and no session can be made of it (attack 2).</summary>
public sealed record EnrollmentPermit
{
    internal EnrollmentPermit(Guid personId, long epoch, AssuranceLevel level) => (PersonId, Epoch, Level, KeyLevel) = (personId, epoch, level, level);

    /// <summary>Whose methods may be committed.</summary>
    public Guid PersonId { get; }

    /// <summary>The person's epoch; the commit refuses another.</summary>
    public long Epoch { get; }

    /// <summary>The level of the proof behind the permit, recorded with the method (attack 7).</summary>
    public AssuranceLevel Level { get; }

    /// <summary>The same for a security key: it is vouched for by the network that it is registered from, if that is a named one (attack 7).</summary>
    public AssuranceLevel KeyLevel { get; private init; }

    /// <summary>The permit of somebody in a network that policy names.</summary>
    internal EnrollmentPermit InNamedNetwork() => this with { KeyLevel = AssuranceLevel.PhishingResistant };
}
