using Identity.OpenId.Gate;
using Identity.OpenId.Interactions;
using Identity.OpenId.Requests;
using Identity.OpenId.Stores;

namespace Identity.OpenId.Tests.World;

/// <summary>Waiting requests in memory, each tied to a cookie; they wait for an hour.</summary>
internal sealed class InMemoryInteractions(TimeProvider clock) : IInteractions
{
    public const string CookieName = "signin";

    private readonly Dictionary<string, Kept> kept = new(StringComparer.Ordinal);

    public int Count => kept.Count;

    public AuthorizationRequest Last => kept.Values.Last().Request;

    public Task<StartedInteraction> BeginAsync(
        AuthorizationRequest request, DateTimeOffset startedAt, BrowserCookies browser, CancellationToken cancellationToken)
    {
        var handle = Handle.New();
        var secret = Handle.New();
        kept.Add(handle, new Kept(request, startedAt, secret));
        return Task.FromResult(new StartedInteraction(handle, $"/sign-in/{handle}", new BrowserCookie(CookieName, secret)));
    }

    public Task<StartedInteraction> RestartAsync(
        AuthorizationRequest request, DateTimeOffset startedAt, BrowserCookies browser, CancellationToken cancellationToken) =>
        BeginAsync(request, startedAt, browser, cancellationToken);

    public Task<FoundInteraction> FindAsync(string handle, BrowserCookies browser, CancellationToken cancellationToken)
    {
        if (!kept.TryGetValue(handle, out var found) || found.Secret != browser.Find(CookieName))
        {
            return Task.FromResult<FoundInteraction>(new FoundInteraction.Unknown());
        }

        if (found.IsCompleted)
        {
            return Task.FromResult<FoundInteraction>(new FoundInteraction.Completed($"/sign-in/{handle}/done"));
        }

        return Task.FromResult<FoundInteraction>(found.StartedAt.AddHours(1) <= clock.GetUtcNow()
            ? new FoundInteraction.Expired(found.Request)
            : new FoundInteraction.Waiting(found.Request, found.StartedAt));
    }

    public bool TryComplete(string handle)
    {
        if (kept[handle].IsCompleted)
        {
            return false;
        }

        kept[handle] = kept[handle] with { IsCompleted = true };
        return true;
    }

    private sealed record Kept(AuthorizationRequest Request, DateTimeOffset StartedAt, string Secret, bool IsCompleted = false);
}
