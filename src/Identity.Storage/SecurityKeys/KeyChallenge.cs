namespace Identity.Storage.SecurityKeys;

/// <summary>A challenge that a key is asked to sign. It is answered once, for the purpose, person and sign-in that it was made in (attack 14).</summary>
public sealed record KeyChallenge
{
    /// <summary>The hash of the challenge, which itself is not kept.</summary>
    public required string Key { get; init; }

    /// <summary>What it is good for.</summary>
    public required KeyPurpose Purpose { get; init; }

    /// <summary>The hash of the handle of the sign-in or reset.</summary>
    public required string Context { get; init; }

    /// <summary>Whose key is asked for; <see langword="null"/> where nobody is named.</summary>
    public required Guid? PersonId { get; init; }

    /// <summary>That person's epoch; at another one it is dead (attack 1).</summary>
    public required long? Epoch { get; init; }

    /// <summary>What the ceremony goes on with, sealed for this row: the challenge is in it (attack 9).</summary>
    public required byte[] SealedState { get; init; }

    /// <summary>Until when it may be answered.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was answered, rightly or not; <see langword="null"/> while it is open.</summary>
    public DateTimeOffset? SpentAt { get; init; }
}
