using System.Text.Json;

namespace Identity.OpenId.Devices;

/// <summary>What a device code remembers of its request.</summary>
/// <param name="ClientId">Whose it is.</param>
/// <param name="Scope"><c>scope</c>.</param>
/// <param name="Resources"><c>resource</c>.</param>
/// <param name="UserCode">The code for the person, sealed: it is shown once more where the person answers.</param>
internal sealed record DeviceData(string ClientId, string Scope, IReadOnlyList<string> Resources, byte[] UserCode)
{
    public static DeviceData Read(string json) => JsonSerializer.Deserialize<DeviceData>(json)!;

    public string Write() => JsonSerializer.Serialize(this);
}
