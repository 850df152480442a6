using System.Text.Json;
using Identity.Domain.Methods;
using Identity.Domain.Methods.Phones;
using Identity.Domain.Policies;
using Identity.OpenId.Keys;
using Identity.Server.Authenticators.Codes;
using Identity.Server.Authenticators.Phone;
using Identity.Storage;
using Identity.Storage.Attempts;
using Identity.Storage.Methods;
using Identity.Storage.PasswordResets;

namespace Identity.Server.PasswordReset.Ceremonies;

/// <summary>Sends the texts and calls of password resets.</summary>
/// <remarks>
/// The pace that people are told of is the name's, whoever has it, and each kind of browser has its own (attack 10). What stops a true message beyond that (the person's own pace, a cap) is
/// not said: it would say that there was one (attack 11).
/// </remarks>
internal sealed class PhoneResetSending(
    IdentityDatabase database,
    ResetSendStore sends,
    AttemptStore attempts,
    MethodStore methods,
    PhoneSending sending,
    PhoneDecoys decoys,
    ISecretSeal seal)
{
    /// <summary>Sends to a phone of the person, or does what costs the same where <paramref name="phone"/> is <see langword="null"/>.</summary>
    public async Task<SendOutcome> SendAsync(
        ResetState state, PhoneAddress typed, RegisteredMethod? phone, PhoneChannel channel, CancellationToken cancellationToken)
    {
        if (state.Policy.Phones is not { Paused: false } switches || !switches.Allows(channel))
        {
            return state.Policy.Phones is { Paused: true } ? new SendOutcome.NotNow() : new SendOutcome.Gone();
        }

        if (await TryAskAsync(state, switches, typed, phone?.Id, channel, cancellationToken) is { } wait)
        {
            return wait;
        }

        var secret = await methods.FindSecretAsync(state.PersonKey, phone?.Id ?? Guid.Empty, cancellationToken);
        if (phone is null || secret is null)
        {
            await decoys.WriteAsync(state, switches, typed, channel, cancellationToken);
        }
        else
        {
            var address = PhoneSecret.Open(seal, state.PersonKey, phone.Id, secret.SealedSecret).Address;
            var order = new SendOrder(switches, PhoneReset.Scope(state, phone.Id), state.Person!.Facts.Epoch, address, channel);
            await sending.SendAsync(order, cancellationToken);
        }

        return new SendOutcome.Sent();
    }

    /// <summary>The number that was typed.</summary>
    public PhoneAddress Open(ResetSend send) => JsonSerializer.Deserialize<PhoneAddress>(seal.Open(Purpose(send.Id), send.SealedAddress))!;

    /// <summary>What the pace of a reset is kept under.</summary>
    public static string PaceKey(StoredReset reset) => $"{reset.NameDigest}:{reset.Browser}";

    // Writes down what was asked for, at the pace of the name: of two requests at one moment the second sees the first.
    private async Task<SendOutcome?> TryAskAsync(
        ResetState state, PhoneSwitches switches, PhoneAddress typed, Guid? methodId, PhoneChannel channel, CancellationToken cancellationToken)
    {
        var pace = PaceKey(state.Stored);
        await using var write = await database.BeginWriteAsync(cancellationToken);
        await attempts.UpdateAsync($"reset:sends:{pace}", kept => (kept, true), cancellationToken);
        var before = await sends.FindTimesAsync(pace, state.Now - SendPacing.Window, cancellationToken);
        if (SendPacing.WaitUntil(before, switches.Limits.PersonPerHour, state.Now) is { } until)
        {
            return new SendOutcome.Wait(until);
        }

        var id = Guid.CreateVersion7(state.Now);
        var asked = new ResetSend
        {
            Id = id,
            ResetKey = state.Stored.Key,
            PaceKey = pace,
            Method = MethodCatalogue.Phone.Name,
            Channel = PhoneCodeChannels.Of(channel),
            SealedAddress = seal.Seal(Purpose(id), JsonSerializer.SerializeToUtf8Bytes(typed)),
            MethodId = methodId,
            CreatedAt = state.Now,
            ExpiresAt = state.Now + (channel is PhoneChannel.Text ? NewCode.Lifetime : PhoneSending.CallLifetime),
        };
        await sends.AddAsync(asked, cancellationToken);
        await write.CommitAsync(cancellationToken);
        return null;
    }

    private static string Purpose(Guid id) => $"reset-send:{id}";
}
