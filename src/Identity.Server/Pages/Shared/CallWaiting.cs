namespace Identity.Server.Pages.Shared;

/// <summary>A call that somebody waits for.</summary>
/// <param name="Offers">How far it is.</param>
/// <param name="To">Which phone rings, as the page shows it.</param>
/// <param name="Problem">What the person is told after Continue.</param>
internal sealed record CallWaiting(PhoneOffers Offers, string To, CodeProblem? Problem)
{
    /// <summary>Whether the person is asked again in this browser; <see langword="null"/> where that is no choice.</summary>
    public DeviceChoice? Device { get; init; }
}
