using Identity.OpenId.Clients;
using Identity.OpenId.Requests;
using Identity.OpenId.Stores;

namespace Identity.OpenId.Gate;

/// <summary>What is about to go out, and to whom.</summary>
public sealed record ReleaseQuestion
{
    /// <summary>What kind of release.</summary>
    public required ReleaseKind Kind { get; init; }

    /// <summary>The client.</summary>
    public required Client Client { get; init; }

    /// <summary>The scopes asked for.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary><c>acr_values</c>, in the client's order; empty if not sent.</summary>
    public IReadOnlyList<string> AcrValues { get; init; } = [];

    /// <summary>Whether the answer has to have one of <see cref="AcrValues"/>; otherwise those that are not known are no error.</summary>
    public bool IsAcrEssential { get; init; }

    /// <summary>The <c>acr</c> values that the resources and scopes ask for, each of which has to be reached (attack 6); empty if none does.</summary>
    public IReadOnlyList<string> RequiredAcr { get; init; } = [];

    /// <summary><c>max_age</c>; <see langword="null"/> if not sent.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary><c>prompt</c>, split; empty if not sent.</summary>
    public IReadOnlyList<string> Prompts { get; init; } = [];

    /// <summary>When the request began: at the first visit, not at a resumption.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>What the person may have to be asked for; <see langword="null"/> where that was settled before.</summary>
    public AccessRequest? Access { get; init; }

    /// <summary>The browser that asks; empty for releases without one.</summary>
    public BrowserCookies Browser { get; init; } = BrowserCookies.None;

    /// <summary>The handle of the interaction that is resumed; <see langword="null"/> at the first visit.</summary>
    public string? InteractionHandle { get; init; }

    /// <summary>The grant that a refreshed token would come from; <see langword="null"/> for a new one.</summary>
    public Grant? Grant { get; init; }
}
