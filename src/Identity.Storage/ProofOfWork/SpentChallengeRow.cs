namespace Identity.Storage.ProofOfWork;

/// <summary>A row of <c>spent_challenges</c>: the hash of a challenge that was answered.</summary>
internal sealed class SpentChallengeRow
{
    public required string Key { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
