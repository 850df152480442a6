namespace Identity.Server.Tests.Model;

/// <summary>A sign-in that a browser has begun.</summary>
/// <param name="Handle">Its handle.</param>
/// <param name="ClientId">What it is for.</param>
/// <param name="StartedAt">When it began.</param>
internal sealed record ModelJourney(string Handle, string ClientId, DateTimeOffset StartedAt)
{
    /// <summary>The key that it is stored under.</summary>
    public string Key => OpenId.Stores.Handle.Hash(Handle);

    /// <summary>Whether the app wants every proof anew.</summary>
    public bool ForcesSignIn { get; init; }

    /// <summary>How old the app lets proofs be; <see langword="null"/> if it does not say.</summary>
    public TimeSpan? MaxAge { get; init; }
}
