using System.Net;
using Identity.Domain.AppPasswords;
using Identity.Domain.SignIn.Attempts;
using Identity.OpenId.ClientAuthentication;
using Identity.Server.Hosting;
using Identity.Storage.Attempts;
using Identity.Storage.Clients;

namespace Identity.Server.Clients;

/// <summary>Counts tries to authenticate as a client that failed: by client and address, and by address.</summary>
/// <remarks>
/// Ten wrong ones for a client from an address lock that pair as wrong passwords lock an account, and a hundred from an address lock it for a minute,
/// whichever clients they name. A client is never locked out of where it authenticated in the last thirty days, which is remembered once a day: so neither
/// another address nor a neighbour behind the same proxy keeps it out. Success is read beside the client and costs nothing more on all other requests.
/// </remarks>
internal sealed partial class ClientBrake(ClientLookup clients, AttemptStore attempts, MasterKey masterKey, ILogger<ClientBrake> logger) : IClientBrake
{
    private static readonly TimeSpan KnownFor = TimeSpan.FromDays(30);
    private static readonly TimeSpan Renewed = TimeSpan.FromDays(1);

    public async Task<ClientAttempt> BeginAsync(string clientId, IPAddress? address, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var keys = ClientBrakeKeys.Of(clientId, address);
        var found = await clients.FindAsync(clientId, [keys.Pair, keys.Known, keys.Place], cancellationToken);
        var (pair, place, knownSince) = (found.Attempt(keys.Pair), found.Attempt(keys.Place), now - found.Attempt(keys.Known).WindowStartedAt);
        return new ClientAttempt
        {
            ClientId = clientId,
            Address = address,
            Client = found.Client,
            LockedUntil = new[] { pair.LockedUntil, place.LockedUntil }.Where(until => until > now).Max(),
            IsKnownPlace = knownSince < KnownFor,
            IsNews = knownSince >= Renewed || pair.Failures > 0,
        };
    }

    public async Task FailedAsync(ClientAttempt attempt, string presented, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var keys = ClientBrakeKeys.Of(attempt.ClientId, attempt.Address);
        var digest = masterKey.Digest("wrong-client", $"{keys.Pair}:{presented}");
        var (isNew, until) = await attempts.UpdateAsync(
            keys.Pair,
            state => PasswordLockout.Charge(state, digest, now) is AttemptVerdict.Allowed(var next)
                ? (next, (state.LastWrong != digest, next.LockedUntil))
                : (state, (false, null)),
            cancellationToken);
        await attempts.ChargeAsync(keys.Place, state => isNew ? DoorAddressLimit.Charge(state, now) : new AttemptVerdict.Allowed(state), cancellationToken);
        if (isNew && until > now)
        {
            LogLocked(logger, attempt.Client?.ClientId ?? "that nobody has", attempt.Address, until.Value);
        }
    }

    public async Task SucceededAsync(ClientAttempt attempt, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (attempt.IsNews)
        {
            var keys = ClientBrakeKeys.Of(attempt.ClientId, attempt.Address);
            await attempts.PutAsync(keys.Known, AttemptState.None with { WindowStartedAt = now }, cancellationToken);
            await attempts.UpdateAsync(keys.Pair, state => (PasswordLockout.Clear(state), true), cancellationToken);
        }
    }

    [LoggerMessage(EventId = 2411, Level = LogLevel.Warning, Message = "Authentication as the client {ClientId} failed too often from {Address}; strangers there are not looked at until {Until}")]
    private static partial void LogLocked(ILogger logger, string clientId, IPAddress? address, DateTimeOffset until);
}
