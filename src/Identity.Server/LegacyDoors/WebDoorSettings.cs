namespace Identity.Server.LegacyDoors;

/// <summary>The door of reverse proxies that ask for a user name and a password (RFC 7617).</summary>
internal sealed record WebDoorSettings
{
    /// <summary><c>Identity:Doors:Web:Secret</c>: what the proxies prove themselves with.</summary>
    public string Secret { get; init; } = "";

    /// <summary>
    /// <c>Identity:Doors:Web:AddressHeader</c>: the header in which the proxies tell the program's address. They have to overwrite what programs send
    /// in it. <see langword="null"/>, the default: the address is known from <c>Identity:Proxies</c> alone (attack 12).
    /// </summary>
    public string? AddressHeader { get; init; }

    /// <summary>Its name alone, so that no log shows the secret.</summary>
    public override string ToString() => nameof(WebDoorSettings);
}
