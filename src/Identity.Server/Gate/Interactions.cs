using System.Text.Json;
using Identity.Domain.SignIn;
using Identity.OpenId.Gate;
using Identity.OpenId.Interactions;
using Identity.OpenId.Requests;
using Identity.OpenId.Stores;
using Identity.Server.Hosting;
using Identity.Storage.Facts;
using Identity.Storage.Methods;
using Identity.Storage.Transactions;

namespace Identity.Server.Gate;

/// <summary>Keeps authorization requests while people sign in: one transaction each, tied to the browser by a cookie of its own (rule 7).</summary>
internal sealed class Interactions(
    TransactionStore transactions, DeferralStore deferrals, FactsReader facts, JourneyReader journeys, CookieNames cookies, TimeProvider clock) : IInteractions
{
    public Task<StartedInteraction> BeginAsync(
        AuthorizationRequest request, DateTimeOffset startedAt, BrowserCookies browser, CancellationToken cancellationToken) =>
        KeepAsync(request, startedAt, browser, JourneyPaths.For, cancellationToken);

    public Task<StartedInteraction> RestartAsync(
        AuthorizationRequest request, DateTimeOffset startedAt, BrowserCookies browser, CancellationToken cancellationToken) =>
        KeepAsync(
            request,
            startedAt,
            browser,
            (decision, handle) => decision is GateDecision.SignIn ? JourneyPaths.SignInAgain(handle) : JourneyPaths.For(decision, handle),
            cancellationToken);

    public async Task<FoundInteraction> FindAsync(string handle, BrowserCookies browser, CancellationToken cancellationToken) =>
        await journeys.FindAsync(handle, browser.Find(cookies.Transaction(handle)), cancellationToken) switch
        {
            FoundJourney.Open(var journey) => new FoundInteraction.Waiting(journey.Request, journey.Transaction.StartedAt),
            FoundJourney.Expired(var journey) => new FoundInteraction.Expired(journey.Request),
            FoundJourney.Completed => new FoundInteraction.Completed(JourneyPaths.AlreadyDone(handle)),
            _ => new FoundInteraction.Unknown(),
        };

    private async Task<StartedInteraction> KeepAsync(
        AuthorizationRequest request,
        DateTimeOffset startedAt,
        BrowserCookies browser,
        Func<GateDecision, string, string> pathFor,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var handle = Handle.New();
        var secret = Handle.New();
        var transaction = new StoredTransaction
        {
            Key = Handle.Hash(handle),
            ClientId = request.ClientId,
            Request = JsonSerializer.Serialize(request),
            StartedAt = startedAt,
            ExpiresAt = now + JourneyRecorder.Patience,
        };
        var decision = await DecideAsync(request, transaction, browser, now, cancellationToken);
        if (decision is not GateDecision.SignIn)
        {
            transaction = transaction with { ExpiresAt = now + JourneyRecorder.RegistrationSession };
        }

        await transactions.AddAsync(transaction, Handle.Hash(secret), cancellationToken);
        return new StartedInteraction(handle, pathFor(decision, handle), new BrowserCookie(cookies.Transaction(handle), secret));
    }

    // The first page depends on the session that the browser brings; grace begins on the day a person is first stopped,
    // and with a session no form is posted before that.
    private async Task<GateDecision> DecideAsync(
        AuthorizationRequest request, StoredTransaction transaction, BrowserCookies browser, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await facts.ReadAsync(new FactsQuery { SessionHandle = cookies.SessionIn(browser) }, now, cancellationToken);
        var decision = ExitGate.Decide(
            found.Policy.Document, found.Person?.Facts, found.Session?.Proofs ?? [], GateRequests.For(request, transaction), now);
        if (decision is GateDecision.Enroll({ IsSkippable: true } plan, _))
        {
            await deferrals.RecordFirstAskAsync(found.Person!.Facts.Id, [.. plan.Offers.Select(offer => offer.RuleId)], now, cancellationToken);
        }

        return decision;
    }
}
