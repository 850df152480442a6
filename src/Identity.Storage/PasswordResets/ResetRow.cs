using Identity.Domain.PasswordReset;

namespace Identity.Storage.PasswordResets;

/// <summary>A row of <c>password_resets</c>: a <see cref="StoredReset"/> and the hash of its cookie's secret.</summary>
internal sealed class ResetRow
{
    public required string Key { get; init; }

    public required string SecretHash { get; init; }

    public required string NameDigest { get; init; }

    public required Guid? PersonId { get; init; }

    public required long? Epoch { get; init; }

    public required string Proofs { get; init; }

    public required ResetBrowser Browser { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required int Extensions { get; init; }

    public required bool IsCharged { get; init; }

    public required DateTimeOffset? CompletedAt { get; init; }

    public required int Version { get; init; }
}
