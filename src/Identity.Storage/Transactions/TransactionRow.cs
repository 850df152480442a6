namespace Identity.Storage.Transactions;

/// <summary>A row of <c>sign_in_transactions</c>: a <see cref="StoredTransaction"/> and the hash of its cookie's secret.</summary>
internal sealed class TransactionRow
{
    public required string Key { get; init; }

    public required string SecretHash { get; init; }

    public required string ClientId { get; init; }

    public required string Request { get; init; }

    public required string? Task { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required DateTimeOffset? CompletedAt { get; init; }

    public required Guid? PersonId { get; init; }

    public required long? Epoch { get; init; }

    public required string Proofs { get; init; }

    public required string? Mailbox { get; init; }

    public required string? UserName { get; init; }

    public required DateTimeOffset? DeniedAt { get; init; }

    public required DateTimeOffset? ConsentedAt { get; init; }

    public required int Extensions { get; init; }

    public required int Version { get; init; }
}
