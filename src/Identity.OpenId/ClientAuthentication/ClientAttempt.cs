using System.Net;
using Identity.OpenId.Clients;

namespace Identity.OpenId.ClientAuthentication;

/// <summary>A try to authenticate as a client, before what it presents is looked at.</summary>
public sealed record ClientAttempt
{
    /// <summary><c>client_id</c> as it was sent.</summary>
    public required string ClientId { get; init; }

    /// <summary>From where; <see langword="null"/> where that is not known.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>The client; <see langword="null"/> if there is none of that id.</summary>
    public Client? Client { get; init; }

    /// <summary>Until when tries of strangers are not looked at; <see langword="null"/> if they are.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>Whether the client authenticated from there not long ago: what others get wrong never locks it out of such a place.</summary>
    public bool IsKnownPlace { get; init; }

    /// <summary>Whether a success is worth writing down: the place is new, or there were failures.</summary>
    public bool IsNews { get; init; }
}
