namespace Identity.OpenId.Stores;

/// <summary>An artifact as found, with its grant.</summary>
/// <param name="Artifact">The artifact.</param>
/// <param name="Grant">Its grant; <see langword="null"/> if it hangs off none.</param>
/// <param name="IsGrantLive">Whether the grant is live.</param>
public sealed record StoredArtifact(Artifact Artifact, Grant? Grant, bool IsGrantLive);
