namespace Identity.Storage.Methods;

/// <summary>A half-made method: invisible to every decision until a proof with it succeeds (rule 3).</summary>
public sealed record PendingMethod
{
    /// <summary>The row's key, which becomes the method's.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose it will be.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>That person's epoch; at another one it is dead (attack 1).</summary>
    public required long Epoch { get; init; }

    /// <summary>The hash of the handle of the sign-in, or of whatever else it is made in.</summary>
    public required string TransactionKey { get; init; }

    /// <summary>The name of the kind of method, for example <c>totp</c>.</summary>
    public required string Method { get; init; }

    /// <summary>Its secret, sealed for this person and row (attack 9); empty for a method that has none.</summary>
    public required byte[] SealedSecret { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when it may be committed.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
