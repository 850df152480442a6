using Identity.Domain.Methods;
using Identity.Domain.Methods.Tokens;
using Identity.OpenId.Keys;
using Identity.Storage.Methods;

namespace Identity.Server.Authenticators.Totp;

/// <summary>People's authenticator apps, whose clocks their phones set.</summary>
internal sealed class AuthenticatorApps(MethodStore methods, ISecretSeal seal) : ITotpDevices
{
    public TwoStepMethod Method => MethodCatalogue.Totp;

    public async Task<TotpDevice?> FindAsync(Guid personId, Guid methodId, CancellationToken cancellationToken) =>
        await methods.FindSecretAsync(personId, methodId, cancellationToken) is { } stored ? Open(personId, methodId, stored) : null;

    public async Task<IReadOnlyList<TotpDevice>> FindAllAsync(Guid personId, CancellationToken cancellationToken) =>
        [.. (await methods.FindSecretsAsync(personId, Method.Name, cancellationToken)).Select(stored => Open(personId, stored.Key, stored.Value))];

    public Task<bool> TrySpendAsync(Guid personId, TotpDevice device, long step, DateTimeOffset now, CancellationToken cancellationToken) =>
        methods.TrySpendStepAsync(personId, device.MethodId, step, cancellationToken);

    private TotpDevice Open(Guid personId, Guid methodId, StoredSecret stored) =>
        new(methodId, TotpSecret.Open(seal, personId, methodId, stored.SealedSecret), DeviceClock.OfApp);
}
