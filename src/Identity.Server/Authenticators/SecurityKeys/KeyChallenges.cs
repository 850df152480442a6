using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Identity.OpenId.Keys;
using Identity.OpenId.Stores;
using Identity.Storage.SecurityKeys;

namespace Identity.Server.Authenticators.SecurityKeys;

/// <summary>Challenges: made by the server, bound to purpose, person and sign-in, kept as hashes, and spent with the first answer (attack 14, rule 6).</summary>
internal sealed class KeyChallenges(KeyChallengeStore store, ISecretSeal seal, TimeProvider clock)
{
    /// <summary>How long one may be answered.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>Keeps the challenge that is in the options, with what the ceremony goes on with.</summary>
    public Task KeepAsync(KeyScope scope, long? epoch, JsonObject options, string state, CancellationToken cancellationToken)
    {
        var key = Handle.Hash(options["challenge"]!.GetValue<string>());
        var challenge = new KeyChallenge
        {
            Key = key,
            Purpose = scope.Purpose,
            Context = scope.Context,
            PersonId = scope.PersonId,
            Epoch = scope.PersonId is null ? null : epoch,
            SealedState = seal.Seal(Purpose(key), Encoding.UTF8.GetBytes(state)),
            ExpiresAt = clock.GetUtcNow() + Lifetime,
        };
        return store.BeginAsync(challenge, cancellationToken);
    }

    /// <summary>Spends the challenge that was answered; what the ceremony goes on with, or <see langword="null"/> if it was none.</summary>
    public async Task<string?> SpendAsync(KeyScope scope, string challenge, CancellationToken cancellationToken)
    {
        var key = Handle.Hash(challenge);
        return await store.TrySpendAsync(key, scope, clock.GetUtcNow(), cancellationToken) is { } state ? Open(key, state) : null;
    }

    private static string Purpose(string key) => $"key-challenge:{key}";

    private string? Open(string key, byte[] state)
    {
        try
        {
            return Encoding.UTF8.GetString(seal.Open(Purpose(key), state));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
