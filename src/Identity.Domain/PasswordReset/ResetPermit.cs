namespace Identity.Domain.PasswordReset;

/// <summary>Leave to set a new password now. A type of its own: no gate takes it for a proof, and it signs nobody in (rule 4, fault 12).</summary>
public sealed record ResetPermit
{
    internal ResetPermit(Guid personId, long epoch, DateTimeOffset expiresAt, IReadOnlyList<Guid> methods, IReadOnlyList<string> held) =>
        (PersonId, Epoch, ExpiresAt, Methods, HeldChannels) = (personId, epoch, expiresAt, methods, held);

    /// <summary>Whose password may be set.</summary>
    public Guid PersonId { get; }

    /// <summary>The person's epoch; a commit under another is refused, and raises it (attack 1).</summary>
    public long Epoch { get; }

    /// <summary>When it ends; the commit checks it again (fault 11).</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>The registered methods behind it.</summary>
    public IReadOnlyList<Guid> Methods { get; }

    /// <summary>The channels to hold from now on, each as a <see cref="ResetChannel"/> (attack 3).</summary>
    /// <remarks>None if two methods that can both do two-step verification proved the reset: for each of them another has succeeded.</remarks>
    public IReadOnlyList<string> HeldChannels { get; }

    /// <summary>Whether the password of a person whose epoch is this may still be set.</summary>
    public bool IsGood(long epoch, DateTimeOffset now) => epoch == Epoch && now <= ExpiresAt;
}
