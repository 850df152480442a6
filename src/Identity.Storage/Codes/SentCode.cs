namespace Identity.Storage.Codes;

/// <summary>A code that was sent, or a call that was placed. It works once, for the person, purpose and sign-in that it was made for.</summary>
public sealed record SentCode
{
    /// <summary>The row's key, also that of the message in the outbox.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is good for.</summary>
    public required CodePurpose Purpose { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>That person's epoch; at another one it is dead (attack 1).</summary>
    public required long Epoch { get; init; }

    /// <summary>The hash of the handle of the sign-in that asked for it.</summary>
    public required string Context { get; init; }

    /// <summary>The method, registered or half-made.</summary>
    public required Guid MethodId { get; init; }

    /// <summary>How it went out.</summary>
    public required CodeChannel Channel { get; init; }

    /// <summary>A digest of the code, keyed from outside the database (attack 9); of a call, the hash of the handle in its address.</summary>
    public required string Digest { get; init; }

    /// <summary>The language that a call is spoken in, as a tag.</summary>
    public required string Language { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when it works.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When a call was answered with the pound key; <see langword="null"/> if it was not.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>When it was used, or another one in its stead; <see langword="null"/> while it works.</summary>
    public DateTimeOffset? SpentAt { get; init; }

    /// <summary>When the person reported the call as not theirs; <see langword="null"/> if not.</summary>
    public DateTimeOffset? ReportedAt { get; init; }
}
