using System.Data.Common;
using Identity.Server.Delivery;
using Identity.Storage.AccessPasses;
using Identity.Storage.AppPasswords;
using Identity.Storage.Browsers;
using Identity.Storage.Codes;
using Identity.Storage.Grants;
using Identity.Storage.Methods;
using Identity.Storage.Notices;
using Identity.Storage.Outbox;
using Identity.Storage.PasswordResets;
using Identity.Storage.ProofOfWork;
using Identity.Storage.RememberedDevices;
using Identity.Storage.Replays;
using Identity.Storage.SecurityKeys;
using Identity.Storage.Transactions;

namespace Identity.Server.Hosting;

/// <summary>Removes sign-ins that were over a day ago, what was half-made and sent in them, and messages that ended long ago. Every server does it; doing it twice is harmless.</summary>
internal sealed partial class Housekeeping(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Housekeeping> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    // Until then a reload of an old page still leads back to its app (rule 7).
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    // What is left of a message by then are its times and its fate.
    private static readonly TimeSpan MessagesKept = TimeSpan.FromDays(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await TidyAsync(stoppingToken);
            }
            catch (DbException unavailable)
            {
                // The next round tidies what this one could not.
                LogNotNow(logger, unavailable);
            }
        }
    }

    private async Task TidyAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<OutboxEndings>().EndOverdueAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<OutboxStore>().RemoveEndedAsync(clock.GetUtcNow() - MessagesKept, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<CodeStore>().RemoveExpiredAsync(clock.GetUtcNow() - Kept, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<RemovedMethodStore>().RemoveOldAsync(clock.GetUtcNow() - RemovedMethodStore.Kept, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<ChangeNoticeStore>().RemoveOldAsync(clock.GetUtcNow() - RemovedMethodStore.Kept, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<AppPasswordStore>().RemoveOldAsync(clock.GetUtcNow() - AppPasswordStore.Kept, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<AccessPassStore>().RemoveOldAsync(clock.GetUtcNow() - Kept, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<SendCounterStore>().RemoveOldAsync(clock.GetUtcNow() - Kept, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<SpentChallengeStore>().RemoveExpiredAsync(clock.GetUtcNow(), cancellationToken);
        await scope.ServiceProvider.GetRequiredService<KeyChallengeStore>().RemoveExpiredAsync(clock.GetUtcNow(), cancellationToken);
        await scope.ServiceProvider.GetRequiredService<ResetStore>().RemoveExpiredAsync(clock.GetUtcNow() - Kept, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<ResetSendStore>().RemoveOldAsync(clock.GetUtcNow() - Kept, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<BrowserStore>().RemoveUnseenAsync(clock.GetUtcNow() - KnownBrowsers.Lifetime, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<ReplayStore>().RemoveExpiredAsync(clock.GetUtcNow(), cancellationToken);
        await scope.ServiceProvider.GetRequiredService<GrantStore>().RemoveExpiredAsync(clock.GetUtcNow() - Kept, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<RememberedDeviceStore>().RemoveEndedAsync(clock.GetUtcNow(), cancellationToken);
        var transactions = scope.ServiceProvider.GetRequiredService<TransactionStore>();
        var removed = await transactions.RemoveExpiredAsync(clock.GetUtcNow() - Kept, cancellationToken);
        LogRemoved(logger, removed);
    }

    [LoggerMessage(EventId = 2302, Level = LogLevel.Warning, Message = "The database did not answer; sign-ins that are over were not removed")]
    private static partial void LogNotNow(ILogger logger, Exception unavailable);

    [LoggerMessage(EventId = 2301, Level = LogLevel.Debug, Message = "Removed {Count} sign-ins that are over")]
    private static partial void LogRemoved(ILogger logger, int count);
}
