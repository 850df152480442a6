using System.Text.Json;
using Identity.OpenId.Requests;
using Identity.Server.Hosting;
using Identity.Server.Localization;
using Identity.Storage.Facts;

namespace Identity.Server.Gate;

/// <summary>Reads a sign-in, its policy, person and session in one round trip.</summary>
internal sealed class JourneyReader(FactsReader facts, BrowserState browser, UiLocales locales, SupportCode support, Texts texts, TimeProvider clock)
{
    /// <summary>The sign-in under a handle, for the browser that asks.</summary>
    public Task<FoundJourney> FindAsync(string handle, CancellationToken cancellationToken) =>
        FindAsync(handle, browser.TransactionSecret(handle), cancellationToken);

    /// <summary>The same with the secret given, for one that was changed in this very request.</summary>
    public async Task<FoundJourney> FindAsync(string handle, string? secret, CancellationToken cancellationToken)
    {
        if (secret is null)
        {
            return new FoundJourney.Unknown();
        }

        var now = clock.GetUtcNow();
        var query = new FactsQuery { SessionHandle = browser.SessionHandle, TransactionHandle = handle, TransactionSecret = secret };
        var found = await facts.ReadAsync(query, now, cancellationToken);
        var client = found.Transaction is { Task: not null } ? OwnPages.Client(texts) : found.Client;
        if (found.Transaction is not { } transaction || client is null)
        {
            return new FoundJourney.Unknown();
        }

        var journey = new Journey
        {
            Handle = handle,
            Transaction = transaction,
            Request = JsonSerializer.Deserialize<AuthorizationRequest>(transaction.Request)!,
            Client = client,
            Facts = found,
            Now = now,
            Address = browser.CertainAddress,
        };
        locales.Requested = journey.Request.UiLocales;
        support.SignIn = journey;
        return transaction switch
        {
            { CompletedAt: not null } => new FoundJourney.Completed(journey),
            _ when transaction.ExpiresAt <= now => new FoundJourney.Expired(journey),
            _ => new FoundJourney.Open(journey),
        };
    }
}
