namespace Identity.Storage.People;

/// <summary>Somebody whose password is about to be changed.</summary>
public sealed record PasswordOwner
{
    /// <summary>The person's key.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name to sign in with.</summary>
    public required string UserName { get; init; }

    /// <summary>The name shown to people.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The mail address, verified or not.</summary>
    public string? Email { get; init; }

    /// <summary>The hash of the password so far; <see langword="null"/> if there is none.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>The epoch.</summary>
    public required long Epoch { get; init; }
}
