using System.Text.Json.Nodes;

namespace Identity.Server.Commands.Moving;

/// <summary>One line of a file of people. What it does not name is left as it is in an account that exists.</summary>
internal sealed record PersonLine
{
    /// <summary>What the person signs in with.</summary>
    public required string UserName { get; init; }

    /// <summary>The name shown to people.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The email address.</summary>
    public string? Email { get; init; }

    /// <summary>Whether the mailbox was proven.</summary>
    public bool? EmailVerified { get; init; }

    /// <summary>The phone number (E.164), as a claim.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>Whether the number was proven.</summary>
    public bool? PhoneNumberVerified { get; init; }

    /// <summary>The groups that policy speaks of.</summary>
    public IReadOnlyList<string>? Groups { get; init; }

    /// <summary>Further standard claims (OpenID Connect Core 5.1), checked.</summary>
    public JsonObject? Profile { get; init; }

    /// <summary>Whether the account is switched off.</summary>
    public bool? Disabled { get; init; }

    /// <summary>When the account was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The password; never beside <see cref="PasswordHash"/>.</summary>
    public string? Password { get; init; }

    /// <summary>The password's hash.</summary>
    public MovedHash? PasswordHash { get; init; }

    /// <summary>The registered methods.</summary>
    public IReadOnlyList<MovedMethod>? Methods { get; init; }

    /// <summary>The type's name: secrets are not for logs.</summary>
    public override string ToString() => nameof(PersonLine);
}
