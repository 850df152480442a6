using System.Text.Json;

namespace Identity.OpenId.EndSession;

/// <summary>What a sign-out that waits remembers.</summary>
/// <param name="ClientName">The app that asked, if it said who it is.</param>
/// <param name="Location">Where to go afterwards: a registered address with its parameters.</param>
internal sealed record EndSessionData(string? ClientName, string? Location)
{
    public static EndSessionData Read(string json) => JsonSerializer.Deserialize<EndSessionData>(json)!;

    public string Write() => JsonSerializer.Serialize(this);
}
