using System.Text.Json;
using Identity.Domain.SecurityInfo;
using Identity.Domain.SignIn;
using Identity.OpenId.Gate;
using Identity.OpenId.Requests;
using Identity.OpenId.Stores;
using Identity.Server.Hosting;
using Identity.Server.Localization;
using Identity.Storage.Facts;
using Identity.Storage.Methods;
using Identity.Storage.Transactions;

namespace Identity.Server.Gate;

/// <summary>Begins sign-ins: one transaction each, tied to the browser by a cookie of its own (rule 7).</summary>
internal sealed class JourneyStart(
    TransactionStore transactions, DeferralStore deferrals, FactsReader facts, CookieNames cookies, BrowserState state, Texts texts, TimeProvider clock)
{
    /// <summary>Keeps a request, of an app or of the server's own pages for a task.</summary>
    public async Task<StartedJourney> KeepAsync(
        AuthorizationRequest request, AccountTask? task, DateTimeOffset startedAt, BrowserCookies browser, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var handle = Handle.New();
        var secret = Handle.New();
        var transaction = new StoredTransaction
        {
            Key = Handle.Hash(handle),
            ClientId = request.ClientId,
            Request = JsonSerializer.Serialize(request),
            Task = task,
            StartedAt = startedAt,
            ExpiresAt = now + JourneyRecorder.Patience,
        };
        var decision = await DecideAsync(request, transaction, browser, now, cancellationToken);
        if (decision is not GateDecision.SignIn)
        {
            transaction = transaction with { ExpiresAt = now + JourneyRecorder.RegistrationSession };
        }

        await transactions.AddAsync(transaction, Handle.Hash(secret), cancellationToken);
        return new StartedJourney(handle, decision, new BrowserCookie(cookies.Transaction(handle), secret));
    }

    // The first page depends on the session that the browser brings; grace begins on the day a person is first stopped,
    // and with a session no form is posted before that.
    private async Task<GateDecision> DecideAsync(
        AuthorizationRequest request, StoredTransaction transaction, BrowserCookies browser, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var query = new FactsQuery { SessionHandle = cookies.SessionIn(browser), ClientId = request.ClientId };
        var found = await facts.ReadAsync(query, now, cancellationToken);
        var client = found.Client ?? OwnPages.Client(texts);
        var decision = ExitGate.Decide(
            found.Policy.Document, found.Person?.Facts, found.Session?.Proofs ?? [], GateRequests.For(request, client, transaction, found, state.CertainAddress), now);
        if (decision is GateDecision.Enroll({ IsSkippable: true } plan, _))
        {
            await deferrals.RecordFirstAskAsync(found.Person!.Facts.Id, [.. plan.Offers.Select(offer => offer.RuleId)], now, cancellationToken);
        }

        return decision;
    }
}
