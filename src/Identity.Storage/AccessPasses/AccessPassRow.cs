using Identity.Domain.AccessPasses;

namespace Identity.Storage.AccessPasses;

/// <summary>A row of <c>access_passes</c>: one a person.</summary>
internal sealed class AccessPassRow
{
    public required Guid PersonId { get; init; }

    public required Guid Id { get; init; }

    public required long Epoch { get; init; }

    /// <summary>A keyed digest, under a key that is not in the database (attack 9).</summary>
    public required string Digest { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required bool IsOnce { get; init; }

    public required bool IsBreakGlass { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? UsedAt { get; init; }

    public static AccessPassRow Of(AccessPass pass, string digest) => new()
    {
        PersonId = pass.PersonId,
        Id = pass.Id,
        Epoch = pass.Epoch,
        Digest = digest,
        StartsAt = pass.StartsAt,
        ExpiresAt = pass.ExpiresAt,
        IsOnce = pass.IsOnce,
        IsBreakGlass = pass.IsBreakGlass,
        CreatedAt = pass.CreatedAt,
    };

    public AccessPass ToPass() => new()
    {
        Id = Id,
        PersonId = PersonId,
        Epoch = Epoch,
        StartsAt = StartsAt,
        ExpiresAt = ExpiresAt,
        IsOnce = IsOnce,
        IsBreakGlass = IsBreakGlass,
        CreatedAt = CreatedAt,
        UsedAt = UsedAt,
    };
}
