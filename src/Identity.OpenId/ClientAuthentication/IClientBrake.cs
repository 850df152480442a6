using System.Net;

namespace Identity.OpenId.ClientAuthentication;

/// <summary>The host's brake on those who try to authenticate as a client and fail (protocol line 25).</summary>
public interface IClientBrake
{
    /// <summary>The client of that id, compared to the letter, and how far the tries from an address have come. One round trip, for clients that do not exist too.</summary>
    Task<ClientAttempt> BeginAsync(string clientId, IPAddress? address, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Counts a try that failed, of a client that exists or not.</summary>
    /// <param name="attempt">The try.</param>
    /// <param name="presented">What was presented; the same again says nothing new.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task FailedAsync(ClientAttempt attempt, string presented, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Remembers that a client authenticated from there; nothing is written if that is known already.</summary>
    Task SucceededAsync(ClientAttempt attempt, DateTimeOffset now, CancellationToken cancellationToken);
}
