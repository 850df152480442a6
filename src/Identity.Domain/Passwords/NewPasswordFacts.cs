namespace Identity.Domain.Passwords;

/// <summary>What a new password is compared with.</summary>
public sealed record NewPasswordFacts
{
    /// <summary>Whether it is the password that the person has now; only its hash can tell.</summary>
    public required bool IsCurrent { get; init; }

    /// <summary>Whether an estimate of its strength is the lowest that there is.</summary>
    public required bool IsGuessable { get; init; }

    /// <summary>The words that very many people choose.</summary>
    public required BannedWords Common { get; init; }

    /// <summary>The words that policy names.</summary>
    public required BannedWords Organisation { get; init; }

    /// <summary>The words of the person's names (<see cref="PersonalWords"/>).</summary>
    public required BannedWords Personal { get; init; }
}
