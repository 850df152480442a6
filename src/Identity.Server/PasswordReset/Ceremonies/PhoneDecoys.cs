using System.Security.Cryptography;
using System.Text.Json;
using Identity.Domain.Methods;
using Identity.Domain.Methods.Phones;
using Identity.Domain.Policies;
using Identity.OpenId.Keys;
using Identity.Server.Audit;
using Identity.Server.Authenticators.Phone;
using Identity.Server.Delivery;
using Identity.Server.Hosting;
using Identity.Storage;
using Identity.Storage.Codes;
using Identity.Storage.PasswordResets;

namespace Identity.Server.PasswordReset.Ceremonies;

/// <summary>Does in the place of <see cref="PhoneSending"/> what costs the same, where nothing is sent: as many commands and rows (attack 11).</summary>
internal sealed class PhoneDecoys(
    IdentityDatabase database,
    CodeStore codes,
    ResetSendStore sends,
    SendCounterStore counters,
    PhoneDigests digests,
    ISecretSeal seal,
    BrowserState browser,
    ResetTrail trail)
{
    // As long as a text message with its code is.
    private const int LengthOfText = 120;

    /// <summary>Writes them.</summary>
    public async Task WriteAsync(ResetState state, PhoneSwitches switches, PhoneAddress typed, PhoneChannel channel, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        await codes.HoldAndFindSentAsync(Guid.Empty, epoch: 0, PhoneCodeChannels.All, state.Now, cancellationToken);
        await sends.FindTimesAsync(PhoneResetSending.PaceKey(state.Stored), state.Now, cancellationToken);

        // Counters that stop nothing: whoever types numbers that are nobody's must not use up what true messages need.
        var caps = SendCaps.For(switches.Limits, channel, typed.Number, digests.OfNumber(typed), typed.Country, browser.Address)
            .Select(cap => cap with { Key = $"decoy:{cap.Key}", Limit = int.MaxValue });
        await counters.ChargeAsync(caps, state.Now, cancellationToken);
        await sends.AddDecoysAsync([Code(state), Message(state, typed)], cancellationToken);
        await trail.AddAsync(AuditKinds.ResetNothingSent, state.Stored, MethodCatalogue.Phone, cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    private static Decoy Code(ResetState state) => new(Guid.CreateVersion7(state.Now), RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes), state.Now);

    private Decoy Message(ResetState state, PhoneAddress typed)
    {
        var id = Guid.CreateVersion7(state.Now);
        var content = JsonSerializer.SerializeToUtf8Bytes(new TextMessage(typed.Number, new string(' ', LengthOfText)));
        return new(id, seal.Seal($"decoy:{id}", content), state.Now);
    }
}
