using Identity.Domain.Policies;
using Identity.Storage.Auditing;

namespace Identity.Server.Passwords;

/// <summary>A password that somebody wants to have from now on.</summary>
internal sealed record PasswordOrder
{
    /// <summary>Whose password.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The person's epoch in which the change was allowed: at another one it is no more (attack 1).</summary>
    public required long Epoch { get; init; }

    /// <summary>What policy says about new passwords.</summary>
    public required PasswordRule Rule { get; init; }

    /// <summary>The password, as typed.</summary>
    public required string Typed { get; init; }

    /// <summary>The audit event that is written with the change.</summary>
    public required AuditEvent Happened { get; init; }

    /// <summary>Whether somebody else knows it, so that the person has to choose another one at the next sign-in.</summary>
    public bool MustChange { get; init; }

    /// <summary>Whether the person's app passwords outlive it; otherwise they are revoked with it.</summary>
    public bool KeepAppPasswords { get; init; }

    /// <summary>The type's name: the password is not for logs.</summary>
    public override string ToString() => nameof(PasswordOrder);
}
