using System.Net;
using Identity.OpenId.ClientAuthentication;

namespace Identity.OpenId.Tests.World;

/// <summary>A brake that is on while a test says so.</summary>
internal sealed class InMemoryBrake(InMemoryClients clients) : IClientBrake
{
    public DateTimeOffset? LockedUntil { get; set; }

    public bool IsKnownPlace { get; set; }

    public List<string> Failed { get; } = [];

    public List<string> Succeeded { get; } = [];

    public async Task<ClientAttempt> BeginAsync(string clientId, IPAddress? address, DateTimeOffset now, CancellationToken cancellationToken) => new()
    {
        ClientId = clientId,
        Address = address,
        Client = await clients.FindAsync(clientId, cancellationToken),
        LockedUntil = LockedUntil,
        IsKnownPlace = IsKnownPlace,
    };

    public Task FailedAsync(ClientAttempt attempt, string presented, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Failed.Add(attempt.ClientId);
        return Task.CompletedTask;
    }

    public Task SucceededAsync(ClientAttempt attempt, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Succeeded.Add(attempt.ClientId);
        return Task.CompletedTask;
    }
}
