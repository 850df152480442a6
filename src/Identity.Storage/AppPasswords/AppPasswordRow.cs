using Identity.Domain.AppPasswords;

namespace Identity.Storage.AppPasswords;

/// <summary>A row of <c>app_passwords</c>. Ended ones stay a while: a program that goes on with one is no stranger who guesses.</summary>
internal sealed class AppPasswordRow
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required long Epoch { get; init; }

    /// <summary>A keyed digest, under a key that is not in the database (attack 9).</summary>
    public required string Digest { get; init; }

    public required string Name { get; init; }

    public required Doors Doors { get; init; }

    public required string Networks { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public string? LastUsedFrom { get; init; }

    public Doors LastUsedDoor { get; init; }

    public static AppPasswordRow Of(AppPassword password, string digest) => new()
    {
        Id = password.Id,
        PersonId = password.PersonId,
        Epoch = password.Epoch,
        Digest = digest,
        Name = password.Name,
        Doors = password.Doors,
        Networks = password.Networks.Text,
        CreatedAt = password.CreatedAt,
        ExpiresAt = password.ExpiresAt,
    };

    public AppPassword ToPassword() => new()
    {
        Id = Id,
        PersonId = PersonId,
        Epoch = Epoch,
        Name = Name,
        Doors = Doors,
        Networks = AllowedNetworks.Read(Networks) ?? throw new InvalidOperationException($"The app password {Id} has no networks that can be read."),
        CreatedAt = CreatedAt,
        ExpiresAt = ExpiresAt,
        EndedAt = EndedAt,
        LastUsedAt = LastUsedAt,
        LastUsedFrom = LastUsedFrom,
        LastUsedDoor = LastUsedDoor,
    };
}
