using Identity.OpenId.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace Identity.OpenId.Keys;

/// <summary>The signing keys of this server: read once a minute, opened once, made and removed as <c>KeySchedule</c> says.</summary>
public sealed class SigningKeys : IDisposable
{
    /// <summary>For how long a server does not see what another one did to the keys.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim loading = new(1);
    private readonly IServiceScopeFactory scopes;
    private readonly TimeProvider clock;
    private Loaded? loaded;

    internal SigningKeys(IServiceScopeFactory scopes, TimeProvider clock) => (this.scopes, this.clock) = (scopes, clock);

    /// <summary><c>id_token_signing_alg_values_supported</c>. RS256 has to be among them (OpenID Connect Core 15.1).</summary>
    public static IReadOnlyList<string> Algorithms { get; } =
        [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256];

    /// <summary>Reads the keys, and makes them if there are none; a host calls it at start, under its lock of the database (attack 9).</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken) => await GetAsync(cancellationToken);

    /// <summary>All keys as they are kept, newest first.</summary>
    public async Task<IReadOnlyList<StoredSigningKey>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await GetAsync(cancellationToken)).Keys.Select(key => key.Stored)];

    /// <summary>Makes new keys before their time.</summary>
    /// <param name="atOnce">Whether they sign from now on, rather than once they were announced as long as others.</param>
    /// <param name="forgetOthers">Whether those of before verify nothing any more: somebody else has them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task RotateAsync(bool atOnce, bool forgetOthers, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var from = atOnce ? now : now + KeySchedule.Announced;
        await MaintainAsync(
            kept => new KeyPlan([.. Algorithms.Select(algorithm => (algorithm, from))], forgetOthers ? [.. kept.Select(key => key.KeyId)] : []), now, cancellationToken);
        Volatile.Write(ref loaded, null);
    }

    internal async ValueTask<KeySet> GetAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var known = Volatile.Read(ref loaded);
        if (known is not null && now - known.At < Period)
        {
            return known.Set;
        }

        // One reads them again; the others go on with what they have.
        if (!await loading.WaitAsync(known is null ? Timeout.Infinite : 0, cancellationToken))
        {
            return known!.Set;
        }

        try
        {
            // Somebody else may have loaded them while this one waited.
            var late = Volatile.Read(ref loaded);
            if (late is null || now - late.At >= Period)
            {
                late = new Loaded(await LoadAsync(late?.Set.Keys ?? [], now, cancellationToken), now);
                Volatile.Write(ref loaded, late);
            }

            return late.Set;
        }
        finally
        {
            loading.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => loading.Dispose();

    private async Task<KeySet> LoadAsync(IReadOnlyList<SigningKey> open, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var seal = scope.ServiceProvider.GetRequiredService<ISecretSeal>();
        var stored = await MaintainAsync(kept => KeySchedule.Plan(kept, now), now, cancellationToken);
        return new KeySet([.. stored.Select(key => open.FirstOrDefault(known => known.Stored.KeyId == key.KeyId) ?? SigningKey.Open(key, seal))], now);
    }

    private async Task<IReadOnlyList<StoredSigningKey>> MaintainAsync(
        Func<IReadOnlyList<StoredSigningKey>, KeyPlan> plan, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var seal = scope.ServiceProvider.GetRequiredService<ISecretSeal>();
        return await scope.ServiceProvider.GetRequiredService<ISigningKeyStore>().MaintainAsync(
            plan, due => [.. due.Make.Select(key => SigningKey.Create(key.Algorithm, seal, now, key.SignsFrom))], cancellationToken);
    }

    private sealed record Loaded(KeySet Set, DateTimeOffset At);
}
