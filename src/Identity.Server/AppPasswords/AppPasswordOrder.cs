using Identity.Domain.AppPasswords;

namespace Identity.Server.AppPasswords;

/// <summary>An app password that somebody wants to have.</summary>
internal sealed record AppPasswordOrder
{
    /// <summary>Whose.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The person's epoch in which it was allowed.</summary>
    public required long Epoch { get; init; }

    /// <summary>The person's name for it.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is shown: the key of the sign-in, or of the session, and nowhere else.</summary>
    public required string ShownIn { get; init; }

    /// <summary>The doors that it opens.</summary>
    public Doors Doors { get; init; } = DoorNames.All;

    /// <summary>From where.</summary>
    public AllowedNetworks Networks { get; init; } = AllowedNetworks.Anywhere;

    /// <summary>After how many days it stops working; <see langword="null"/> if never.</summary>
    public int? Days { get; init; }

    /// <summary>Now.</summary>
    public required DateTimeOffset Now { get; init; }
}
