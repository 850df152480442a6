using System.Security.Cryptography;
using System.Text.Json;
using Identity.OpenId.Keys;
using Identity.Storage.Outbox;

namespace Identity.Server.Delivery;

/// <summary>Puts mail into the outbox and reads it again. What is kept of it is sealed for its row (attack 9).</summary>
internal sealed class MailOutbox(OutboxStore store, ISecretSeal seal, TimeProvider clock)
{
    /// <summary>The kind of these messages.</summary>
    public const string Kind = "mail";

    /// <summary>How long a notice is worth sending.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>Keeps a mail in the caller's write. A second one with the same <paramref name="idempotencyKey"/> is not kept.</summary>
    public Task<bool> AddAsync(Mail mail, Guid? personId, string idempotencyKey, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        return store.AddAsync(
            new OutboxMessage
            {
                Id = id,
                Kind = Kind,
                PersonId = personId,
                SealedContent = seal.Seal(Purpose(id), JsonSerializer.SerializeToUtf8Bytes(mail)),
                IdempotencyKey = idempotencyKey,
                CreatedAt = now,
                NotBefore = now,
                ExpiresAt = now + Lifetime,
            },
            cancellationToken);
    }

    /// <summary>The mail in a message; <see langword="null"/> if it was erased, or was not sealed for this row.</summary>
    public Mail? Open(OutboxMessage message)
    {
        try
        {
            return message.SealedContent is { } content ? JsonSerializer.Deserialize<Mail>(seal.Open(Purpose(message.Id), content)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string Purpose(Guid id) => $"outbox:{id}";
}
