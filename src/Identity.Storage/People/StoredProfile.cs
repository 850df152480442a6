namespace Identity.Storage.People;

/// <summary>What is known of an active person that claims can tell.</summary>
public sealed record StoredProfile
{
    /// <summary>The person's key (<c>sub</c>).</summary>
    public required Guid Id { get; init; }

    /// <summary><c>preferred_username</c>.</summary>
    public required string UserName { get; init; }

    /// <summary><c>email</c>.</summary>
    public string? Email { get; init; }

    /// <summary><c>email_verified</c>.</summary>
    public bool EmailConfirmed { get; init; }

    /// <summary><c>name</c>.</summary>
    public required string DisplayName { get; init; }

    /// <summary><c>phone_number</c>.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary><c>phone_number_verified</c>.</summary>
    public bool PhoneNumberConfirmed { get; init; }

    /// <summary>Further standard claims, as a JSON object.</summary>
    public string? Profile { get; init; }

    /// <summary><c>updated_at</c>.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
