using System.Net;
using Identity.Domain.AppPasswords;

namespace Identity.Server.LegacyDoors;

/// <summary>What an old program sent, and who brought it.</summary>
internal sealed record DoorAttempt
{
    /// <summary>The door.</summary>
    public required Doors Door { get; init; }

    /// <summary>The client that asks, or the door's name (<see cref="DoorNames"/>).</summary>
    public required string ClientId { get; init; }

    /// <summary>The user name as typed.</summary>
    public required string UserName { get; init; }

    /// <summary>The password as typed.</summary>
    public required string Password { get; init; }

    /// <summary>The program's address, if somebody who can be believed tells it (attack 12).</summary>
    public IPAddress? Address { get; init; }

    /// <summary>Where the program is, as far as that is known: at an address, or behind a client.</summary>
    public string Place => Address is { } address ? $"{AllowedNetworks.Plain(address)}" : ClientId;

    /// <summary>The type's name: the password is not for logs.</summary>
    public override string ToString() => nameof(DoorAttempt);
}
