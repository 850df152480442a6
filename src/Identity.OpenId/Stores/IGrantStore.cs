namespace Identity.OpenId.Stores;

/// <summary>Grants and what hangs off them. Every change is atomic, in the face of any number of servers.</summary>
/// <remarks>"Live" means: the grant is not revoked, its person is not disabled, and the person's epoch is still the grant's.</remarks>
public interface IGrantStore
{
    /// <summary>
    /// Keeps a new grant and its code and spends the interaction and the pushed request that they come from, all or nothing.
    /// <see langword="false"/> if one of these was spent before, the person's epoch is no longer the grant's, or the grant's session has ended.
    /// </summary>
    Task<bool> TryIssueAsync(Grant grant, Artifact code, string? interactionHandle, string? pushedKey, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps a new grant that no code leads to, unless there is a live one of the same session, client and scopes: then that one. Of any number of
    /// callers at once one adds it. <see langword="null"/> if the person's epoch is no longer the grant's.
    /// </summary>
    Task<Grant?> FindOrAddAsync(Grant grant, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps an artifact that nothing is consumed for: one that hangs off no grant, or another successor of a refresh token within the grace.
    /// If its grant has been ended in the meantime it is dead from the start, since whether it is good is the grant's to say.
    /// </summary>
    Task AddAsync(Artifact artifact, CancellationToken cancellationToken);

    /// <summary>The same, unless there is one of its kind and key; then <see langword="false"/>.</summary>
    Task<bool> TryAddAsync(Artifact artifact, CancellationToken cancellationToken);

    /// <summary>
    /// Gives a device code that waits its grant and spends the interaction in which a person approved it, all or nothing. <see langword="false"/> if
    /// one of these was spent before, the code is over, the person's epoch is no longer the grant's, or the grant's session has ended.
    /// </summary>
    Task<bool> TryApproveAsync(Grant grant, string deviceKey, string interactionHandle, CancellationToken cancellationToken);

    /// <summary>Ends a device code that waits, without a grant; <see langword="false"/> if it does not wait any more.</summary>
    Task<bool> TryDenyAsync(string deviceKey, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Notes that a device asks. <see langword="false"/> if it came before <paramref name="interval"/> was over, which then grows by 5 seconds for this
    /// code for good (RFC 8628 3.5; protocol line 46); a second too early is forgiven, for clocks and networks are not exact.
    /// </summary>
    Task<bool> TryPollAsync(string deviceKey, DateTimeOffset now, TimeSpan interval, CancellationToken cancellationToken);

    /// <summary>An artifact, used or not, expired or not, with its grant; <see langword="null"/> if there is none under that key. One round trip.</summary>
    Task<StoredArtifact?> FindAsync(ArtifactKind kind, string key, CancellationToken cancellationToken);

    /// <summary>
    /// Consumes an artifact that is unused, unexpired at <paramref name="now"/> and, if it hangs off a grant, whose grant is live, and for a device code
    /// whose session has not ended; keeps
    /// <paramref name="successor"/> in the same transaction. Of any number of callers exactly one gets <see langword="true"/> (protocol line 18).
    /// </summary>
    Task<bool> TryConsumeAsync(ArtifactKind kind, string key, DateTimeOffset now, Artifact? successor, CancellationToken cancellationToken);

    /// <summary>Ends a grant and all that hangs off it. Ending it twice is no error.</summary>
    Task RevokeAsync(Guid grantId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The grant if it is live; <see langword="null"/> otherwise.</summary>
    Task<Grant?> FindLiveAsync(Guid grantId, CancellationToken cancellationToken);
}
