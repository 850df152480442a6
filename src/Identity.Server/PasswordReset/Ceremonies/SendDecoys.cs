using System.Security.Cryptography;
using System.Text.Json;
using Identity.Domain.Methods;
using Identity.Domain.Methods.Phones;
using Identity.OpenId.Keys;
using Identity.Server.Audit;
using Identity.Storage;
using Identity.Storage.Codes;
using Identity.Storage.PasswordResets;

namespace Identity.Server.PasswordReset.Ceremonies;

/// <summary>Does in the place of what sends codes and costs the same, where nothing is sent: as many commands and rows (attack 11).</summary>
internal sealed class SendDecoys(
    IdentityDatabase database, CodeStore codes, ResetSendStore sends, SendCounterStore counters, ISecretSeal seal, ResetTrail trail)
{
    /// <summary>Writes them.</summary>
    /// <param name="state">The reset.</param>
    /// <param name="method">What was asked for.</param>
    /// <param name="channels">In which ways such messages go out.</param>
    /// <param name="chargeAsync">What is charged before the caps, at the same place as for a true message.</param>
    /// <param name="caps">The caps of a true message.</param>
    /// <param name="message">As long as a true message.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task WriteAsync(
        ResetState state,
        AuthenticationMethod method,
        IReadOnlyCollection<CodeChannel> channels,
        Func<Task> chargeAsync,
        IReadOnlyList<SendCap> caps,
        object message,
        CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        await codes.HoldAndFindSentAsync(Guid.Empty, epoch: 0, channels, state.Now, cancellationToken);
        await sends.FindTimesAsync(ResetAsks.PaceKey(state.Stored, method), state.Now, cancellationToken);
        await chargeAsync();

        // Counters that stop nothing: whoever asks in names that are nobody's must not use up what true messages need.
        var decoys = caps.Select(cap => cap with { Key = $"decoy:{cap.Key}", Limit = int.MaxValue });
        await counters.ChargeAsync(decoys, state.Now, cancellationToken);
        await sends.AddDecoysAsync([Code(state), Message(state, message)], cancellationToken);
        await trail.AddAsync(AuditKinds.ResetNothingSent, state.Stored, method, cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    private static Decoy Code(ResetState state) => new(Guid.CreateVersion7(state.Now), RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes), state.Now);

    private Decoy Message(ResetState state, object message)
    {
        var id = Guid.CreateVersion7(state.Now);
        return new(id, seal.Seal($"decoy:{id}", JsonSerializer.SerializeToUtf8Bytes(message)), state.Now);
    }
}
