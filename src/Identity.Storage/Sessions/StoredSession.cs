using Identity.Domain.SignIn;

namespace Identity.Storage.Sessions;

/// <summary>A browser's sign-in session. It exists only once the gate let its person go (rule 1).</summary>
/// <param name="Id">The row's key.</param>
/// <param name="Sid"><c>sid</c>: the same for the life of the session.</param>
/// <param name="PersonId">Its owner.</param>
/// <param name="Epoch">The owner's epoch; at another one the session is dead (attack 1).</param>
/// <param name="Proofs">What has been proven in it.</param>
/// <param name="CreatedAt">When it began.</param>
/// <param name="ExpiresAt">When it ends.</param>
public sealed record StoredSession(
    Guid Id, string Sid, Guid PersonId, long Epoch, IReadOnlyList<SignInProof> Proofs, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt)
{
    /// <summary>The browser's name; <see langword="null"/> if it was none that is known, or not asked for.</summary>
    public string? Browser { get; init; }

    /// <summary>The name of what it runs on; <see langword="null"/> likewise.</summary>
    public string? System { get; init; }
}
