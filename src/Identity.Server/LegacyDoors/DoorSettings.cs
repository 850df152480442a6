namespace Identity.Server.LegacyDoors;

/// <summary><c>Identity:Doors</c>: where old programs may come in with app passwords. A door that is not set is not there.</summary>
internal sealed record DoorSettings
{
    /// <summary><c>Identity:Doors:Web</c>; <see langword="null"/> if no reverse proxy asks.</summary>
    public WebDoorSettings? Web { get; init; }

    /// <summary><c>Identity:Doors:Mail</c>; <see langword="null"/> if no mail proxy asks.</summary>
    public MailDoorSettings? Mail { get; init; }

    /// <summary>Its name alone, so that no log shows a secret.</summary>
    public override string ToString() => nameof(DoorSettings);
}
