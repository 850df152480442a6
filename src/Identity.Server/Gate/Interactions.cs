using Identity.Domain.SignIn;
using Identity.OpenId.Gate;
using Identity.OpenId.Interactions;
using Identity.OpenId.Requests;
using Identity.Server.Hosting;

namespace Identity.Server.Gate;

/// <summary>Keeps authorization requests while people sign in (rule 7).</summary>
internal sealed class Interactions(JourneyStart start, JourneyReader journeys, CookieNames cookies) : IInteractions
{
    public async Task<StartedInteraction> BeginAsync(
        AuthorizationRequest request, DateTimeOffset startedAt, BrowserCookies browser, CancellationToken cancellationToken)
    {
        var started = await start.KeepAsync(request, task: null, startedAt, browser, cancellationToken);
        return new StartedInteraction(started.Handle, JourneyPaths.For(started.Decision, started.Handle), started.Cookie);
    }

    public async Task<StartedInteraction> RestartAsync(
        AuthorizationRequest request, DateTimeOffset startedAt, BrowserCookies browser, CancellationToken cancellationToken)
    {
        var started = await start.KeepAsync(request, task: null, startedAt, browser, cancellationToken);
        var path = started.Decision is GateDecision.SignIn ? JourneyPaths.SignInAgain(started.Handle) : JourneyPaths.For(started.Decision, started.Handle);
        return new StartedInteraction(started.Handle, path, started.Cookie);
    }

    public async Task<FoundInteraction> FindAsync(string handle, BrowserCookies browser, CancellationToken cancellationToken) =>
        await journeys.FindAsync(handle, browser.Find(cookies.Transaction(handle)), cancellationToken) switch
        {
            // What the server's own pages wait for has no answer in the protocol.
            FoundJourney.Open({ Transaction.Task: not null }) or FoundJourney.Expired({ Transaction.Task: not null }) => new FoundInteraction.Unknown(),
            // It can never be completed. In a new sign-in the same request finds the session that the person has had since (rule 7).
            FoundJourney.Open({ IsOutdated: true } journey) => new FoundInteraction.Expired(journey.Request),
            FoundJourney.Open(var journey) => new FoundInteraction.Waiting(journey.Request, journey.Transaction.StartedAt),
            FoundJourney.Expired(var journey) => new FoundInteraction.Expired(journey.Request),
            FoundJourney.Completed => new FoundInteraction.Completed(JourneyPaths.AlreadyDone(handle)),
            _ => new FoundInteraction.Unknown(),
        };
}
