using System.Net;

namespace Identity.Domain.AppPasswords;

/// <summary>What an old program asks for.</summary>
/// <param name="Door">Where it asks: one of <see cref="Doors"/>.</param>
/// <param name="ClientId">The client that asks, or the door's own name (<see cref="DoorNames"/>); policy's sign-in rules are by client.</param>
/// <param name="Address">The program's address, if somebody who can be believed tells it (attack 12).</param>
public sealed record DoorRequest(Doors Door, string ClientId, IPAddress? Address);
