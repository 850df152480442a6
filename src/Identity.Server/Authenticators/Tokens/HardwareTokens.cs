using Identity.Domain.Methods;
using Identity.OpenId.Keys;
using Identity.Server.Authenticators.Totp;
using Identity.Storage.Tokens;

namespace Identity.Server.Authenticators.Tokens;

/// <summary>People's hardware tokens in use. Nobody can set their clocks: each right code says where they are.</summary>
internal sealed class HardwareTokens(HardwareTokenStore tokens, ISecretSeal seal) : ITotpDevices
{
    public TwoStepMethod Method => MethodCatalogue.HardwareToken;

    public async Task<TotpDevice?> FindAsync(Guid personId, Guid methodId, CancellationToken cancellationToken) =>
        (await FindAllAsync(personId, cancellationToken)).FirstOrDefault(device => device.MethodId == methodId);

    public async Task<IReadOnlyList<TotpDevice>> FindAllAsync(Guid personId, CancellationToken cancellationToken) =>
    [
        .. (await tokens.FindSecretsAsync(personId, cancellationToken))
            .Select(stored => new TotpDevice(stored.MethodId, TotpSecret.Open(seal, personId, stored.MethodId, stored.SealedSecret), stored.Clock)),
    ];

    public Task<bool> TrySpendAsync(Guid personId, TotpDevice device, long step, DateTimeOffset now, CancellationToken cancellationToken) =>
        tokens.TrySpendStepAsync(personId, device.MethodId, step, device.Clock.HeardAt(step, now).Drift, cancellationToken);
}
