using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.PasswordReset;

namespace Identity.Domain.SignIn;

/// <summary>What is stored about a person that the gate needs. Half-made methods are not among it (rule 3).</summary>
public sealed record PersonFacts
{
    /// <summary>The person's key, also the subject of tokens.</summary>
    public required Guid Id { get; init; }

    /// <summary>Raised by whatever must end all that began before: password change, reset, disable, freeze (attack 1).</summary>
    public required long Epoch { get; init; }

    /// <summary>Whether an administrator has switched the account off.</summary>
    public required bool IsDisabled { get; init; }

    /// <summary>Whether the password has to be changed before anything else: an administrator said so, or it was handed out.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>Whether somebody has said "This was not me" of a change and no method of before has answered since: a password alone registers nothing (attack 8).</summary>
    public bool IsFrozen { get; init; }

    /// <summary>When the account was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The names of the groups that the person is in.</summary>
    public required IReadOnlySet<string> Groups { get; init; }

    /// <summary>The domain of the account's own mail address; <see langword="null"/> if it has none, or none that was verified.</summary>
    public string? MailDomain { get; init; }

    /// <summary>Every registered method, those that policy has switched off included.</summary>
    public required IReadOnlyList<RegisteredMethod> Methods { get; init; }

    /// <summary>Whether the person has an app password that works.</summary>
    public bool HasAppPassword { get; init; }

    /// <summary>The channels that proved the last password resets and are held since (attack 3).</summary>
    public IReadOnlyList<ResetChannel> ResetChannels { get; init; } = [];

    /// <summary>The browsers on which the person is not asked again, as far as they have not ended.</summary>
    public IReadOnlyList<RememberedDevice> RememberedDevices { get; init; } = [];

    /// <summary>What is kept about rules that the person was asked to follow later.</summary>
    public required IReadOnlyList<Deferral> Deferrals { get; init; }
}
