using System.Text;
using Identity.OpenId.Keys;
using Identity.OpenId.Requests;
using Identity.OpenId.Stores;

namespace Identity.OpenId.Devices;

/// <summary>The codes of devices that wait for a person (RFC 8628): two for each request, one for the device and one to type.</summary>
internal sealed class DeviceCodes(IGrantStore grants, ISecretSeal seal, OpenIdOptions options)
{
    /// <summary>Makes both for a valid request.</summary>
    public async Task<(string DeviceCode, UserCode UserCode)> IssueAsync(AuthorizationRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var deviceCode = Handle.New();
        var key = Handle.Hash(deviceCode);
        while (true)
        {
            var userCode = UserCode.New();
            if (await grants.TryAddAsync(Make(ArtifactKind.UserCode, KeyOf(userCode), key, now), cancellationToken))
            {
                var data = new DeviceData(
                    request.ClientId, string.Join(' ', request.Scopes), request.Resources, seal.Seal(PurposeOf(key), Encoding.ASCII.GetBytes(userCode.Letters)));
                await grants.AddAsync(Make(ArtifactKind.DeviceCode, key, data.Write(), now), cancellationToken);
                return (deviceCode, userCode);
            }
        }
    }

    /// <summary>The code that the device shows.</summary>
    public UserCode CodeOf(Artifact deviceCode) =>
        UserCode.Read(Encoding.ASCII.GetString(seal.Open(PurposeOf(deviceCode.Key), DeviceData.Read(deviceCode.Data).UserCode)))!;

    /// <summary>The device code behind what a person typed, whatever became of it; <see langword="null"/> if there is none.</summary>
    public async Task<Artifact?> FindAsync(UserCode typed, CancellationToken cancellationToken) =>
        await grants.FindAsync(ArtifactKind.UserCode, KeyOf(typed), cancellationToken) is { Artifact.Data: var key } ? await FindAsync(key, cancellationToken) : null;

    /// <summary>The device code under a key.</summary>
    public async Task<Artifact?> FindAsync(string key, CancellationToken cancellationToken) =>
        (await grants.FindAsync(ArtifactKind.DeviceCode, key, cancellationToken))?.Artifact;

    /// <summary>Whether it still waits for a person.</summary>
    public static bool IsWaiting(Artifact deviceCode, DateTimeOffset now) =>
        deviceCode is { ConsumedAt: null, GrantId: null } && deviceCode.ExpiresAt > now;

    // Short: whoever has the database alone must not be able to find it by trying (attack 9).
    private string KeyOf(UserCode code) => seal.Digest("user-code", code.Letters);

    private static string PurposeOf(string key) => $"user-code:{key}";

    private Artifact Make(ArtifactKind kind, string key, string data, DateTimeOffset now) =>
        new() { Kind = kind, Key = key, CreatedAt = now, ExpiresAt = now + options.DeviceCodeLifetime, Data = data };
}
