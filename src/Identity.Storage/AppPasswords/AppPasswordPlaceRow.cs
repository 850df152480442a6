namespace Identity.Storage.AppPasswords;

/// <summary>A row of <c>app_password_places</c>: an app password was used from there.</summary>
internal sealed class AppPasswordPlaceRow
{
    public required Guid PasswordId { get; init; }

    public required string Place { get; init; }

    public required DateTimeOffset ToldAt { get; init; }
}
