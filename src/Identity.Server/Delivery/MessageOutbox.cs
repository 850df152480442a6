using System.Security.Cryptography;
using System.Text.Json;
using Identity.OpenId.Keys;
using Identity.Storage.Outbox;

namespace Identity.Server.Delivery;

/// <summary>Puts messages into the outbox and reads them again. What is kept of one is sealed for its row (attack 9).</summary>
internal sealed class MessageOutbox(OutboxStore store, ISecretSeal seal, TimeProvider clock)
{
    /// <summary>Keeps a message in the caller's write; <see langword="false"/> if there is one with the same <paramref name="idempotencyKey"/>.</summary>
    /// <param name="id">Its key: a UUID of version 7, so that the oldest goes first.</param>
    /// <param name="kind">What carries it, one of <see cref="MessageKinds"/>.</param>
    /// <param name="content">Recipient and text.</param>
    /// <param name="personId">Whom it concerns.</param>
    /// <param name="idempotencyKey">What it is about.</param>
    /// <param name="lifetime">How long it is worth sending.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <typeparam name="T">What messages of this kind say.</typeparam>
    public Task<bool> AddAsync<T>(
        Guid id, string kind, T content, Guid? personId, string idempotencyKey, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return store.AddAsync(
            new OutboxMessage
            {
                Id = id,
                Kind = kind,
                PersonId = personId,
                SealedContent = seal.Seal(Purpose(id, kind), JsonSerializer.SerializeToUtf8Bytes(content)),
                IdempotencyKey = idempotencyKey,
                CreatedAt = now,
                NotBefore = now,
                ExpiresAt = now + lifetime,
            },
            cancellationToken);
    }

    /// <summary>What a message says; <see langword="null"/> if that was erased, or was not sealed for this row and kind.</summary>
    /// <typeparam name="T">What messages of its kind say.</typeparam>
    public T? Open<T>(OutboxMessage message)
        where T : class
    {
        try
        {
            return message.SealedContent is { } content
                ? JsonSerializer.Deserialize<T>(seal.Open(Purpose(message.Id, message.Kind), content))
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string Purpose(Guid id, string kind) => $"outbox:{kind}:{id}";
}
