namespace Identity.Storage.Recovery;

/// <summary>A row of <c>recovery_codes</c>: one code of a set, which is a method.</summary>
internal sealed class RecoveryCodeRow
{
    public required Guid MethodId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>A keyed digest, under a key that is not in the database (attack 9).</summary>
    public required string Digest { get; init; }

    public DateTimeOffset? UsedAt { get; init; }
}
