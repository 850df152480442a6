using Microsoft.AspNetCore.Identity;

namespace Identity.Storage.People;

/// <summary>A person who can sign in.</summary>
/// <remarks>
/// <see cref="Epoch"/>, <see cref="IsDisabled"/> and <see cref="MustChangePassword"/> are changed by <see cref="PersonStore"/> alone: saving a person that was read
/// earlier never writes them, so that nothing can bring an old epoch back (attack 1).
/// </remarks>
public sealed class Person : IdentityUser<Guid>
{
    /// <summary>The <see cref="PasswordScheme"/> of hashes that this server made.</summary>
    public const string OwnScheme = "argon2id";

    /// <summary>Raised by whatever must end all that began before (attack 1).</summary>
    public long Epoch { get; init; }

    /// <summary>Whether an administrator has switched the account off.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>When somebody said "This was not me" of a change; <see langword="null"/> if not, or if a method of before has answered since (attack 8).</summary>
    public DateTimeOffset? FrozenAt { get; init; }

    /// <summary>Whether a new password is asked for before anything else.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>When the account was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When what the claims tell last changed; <see langword="null"/> if it never has.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>The name shown to people.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Further standard claims (OpenID Connect Core 5.1), as a JSON object.</summary>
    public string? Profile { get; set; }

    /// <summary>How the password is hashed: <see cref="OwnScheme"/>, or another system's algorithm and parameters until the next sign-in.</summary>
    public string PasswordScheme { get; set; } = OwnScheme;
}
