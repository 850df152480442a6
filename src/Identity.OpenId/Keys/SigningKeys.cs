using Identity.OpenId.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace Identity.OpenId.Keys;

/// <summary>The signing keys of this server: read and opened once, made if there are none.</summary>
public sealed class SigningKeys : IDisposable
{
    private readonly SemaphoreSlim loading = new(1);
    private readonly IServiceScopeFactory scopes;
    private readonly TimeProvider clock;
    private KeySet? loaded;

    internal SigningKeys(IServiceScopeFactory scopes, TimeProvider clock) => (this.scopes, this.clock) = (scopes, clock);

    /// <summary><c>id_token_signing_alg_values_supported</c>. RS256 has to be among them (OpenID Connect Core 15.1).</summary>
    public static IReadOnlyList<string> Algorithms { get; } = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256];

    /// <summary>Reads the keys, and makes them if there are none; a host calls it at start, under its lock of the database (attack 9).</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken) => await GetAsync(cancellationToken);

    internal async ValueTask<KeySet> GetAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref loaded) is { } early)
        {
            return early;
        }

        await loading.WaitAsync(cancellationToken);
        try
        {
            // Somebody else may have loaded them while this one waited.
            if (Volatile.Read(ref loaded) is { } late)
            {
                return late;
            }

            var set = await LoadAsync(cancellationToken);
            Volatile.Write(ref loaded, set);
            return set;
        }
        finally
        {
            loading.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => loading.Dispose();

    private async Task<KeySet> LoadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var seal = scope.ServiceProvider.GetRequiredService<ISecretSeal>();
        var stored = await scope.ServiceProvider.GetRequiredService<ISigningKeyStore>().GetOrCreateAsync(
            () => [.. Algorithms.Select(algorithm => SigningKey.Create(algorithm, seal, clock.GetUtcNow()))],
            cancellationToken);
        return new KeySet([.. stored.Select(key => SigningKey.Open(key, seal))]);
    }
}
