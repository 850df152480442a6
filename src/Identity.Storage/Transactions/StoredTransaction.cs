using Identity.Domain.Enrollment;
using Identity.Domain.SecurityInfo;
using Identity.Domain.SignIn;

namespace Identity.Storage.Transactions;

/// <summary>An authorization request that waits while its person signs in (rule 7).</summary>
public sealed record StoredTransaction
{
    /// <summary>The hash of its handle.</summary>
    public required string Key { get; init; }

    /// <summary>The client that asked.</summary>
    public required string ClientId { get; init; }

    /// <summary>The validated request, as JSON.</summary>
    public required string Request { get; init; }

    /// <summary>What the person came for, where it is the server's own pages that asked; <see langword="null"/> for an app.</summary>
    public AccountTask? Task { get; init; }

    /// <summary>When the request came.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ends; extending moves it.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it had its answer; <see langword="null"/> while it waits.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Whose sign-in it is; <see langword="null"/> before a name was proven.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>That person's epoch then; at another one the proofs are dead (attack 1).</summary>
    public long? Epoch { get; init; }

    /// <summary>What has been proven in it.</summary>
    public IReadOnlyList<SignInProof> Proofs { get; init; } = [];

    /// <summary>That the account's own mail address was confirmed in it, and nowhere else; <see langword="null"/> if it was not.</summary>
    public MailboxConfirmation? Mailbox { get; init; }

    /// <summary>The name as it was typed.</summary>
    public string? UserName { get; init; }

    /// <summary>When the person refused the client; <see langword="null"/> if not.</summary>
    public DateTimeOffset? DeniedAt { get; init; }

    /// <summary>When the person let the client have what it asks for; <see langword="null"/> if not.</summary>
    public DateTimeOffset? ConsentedAt { get; init; }

    /// <summary>How many times it was extended.</summary>
    public int Extensions { get; init; }

    /// <summary>How many changes came before this one.</summary>
    public int Version { get; init; }
}
