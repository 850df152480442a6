namespace Identity.OpenId.EndSession;

/// <summary>A sign-out that waits for the person's confirmation.</summary>
/// <param name="ClientName">The app that asked; <see langword="null"/> if it did not say who it is.</param>
/// <param name="HasWayBack">Whether the person goes back to that app afterwards.</param>
public sealed record EndSessionRequest(string? ClientName, bool HasWayBack);
