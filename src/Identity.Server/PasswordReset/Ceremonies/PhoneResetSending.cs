using System.Text.Json;
using Identity.Domain.Methods;
using Identity.Domain.Methods.Phones;
using Identity.Domain.SignIn.Attempts;
using Identity.OpenId.Keys;
using Identity.Server.Authenticators.Codes;
using Identity.Server.Authenticators.Phone;
using Identity.Storage.Methods;
using Identity.Storage.PasswordResets;

namespace Identity.Server.PasswordReset.Ceremonies;

/// <summary>Sends the texts and calls of password resets.</summary>
internal sealed class PhoneResetSending(ResetAsks asks, MethodStore methods, PhoneSending sending, PhoneDecoys decoys, ISecretSeal seal)
{
    /// <summary>Sends to a phone of the person, or does what costs the same where <paramref name="phone"/> is <see langword="null"/>.</summary>
    public async Task<SendOutcome> SendAsync(
        ResetState state, PhoneAddress typed, RegisteredMethod? phone, PhoneChannel channel, CancellationToken cancellationToken)
    {
        if (state.Policy.Phones is not { Paused: false } switches || !switches.Allows(channel))
        {
            return state.Policy.Phones is { Paused: true } ? new SendOutcome.NotNow() : new SendOutcome.Gone();
        }

        var asked = Asked(state, typed, phone?.Id, channel);
        if (await asks.TryAskAsync(asked, switches.Limits.PersonPerHour, kept => new AttemptVerdict.Allowed(kept), cancellationToken) is { } wait)
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
            var order = new SendOrder(switches, ResetCodes.Scope(state, phone.Id), state.Person!.Facts.Epoch, address, channel);
            await sending.SendAsync(order, cancellationToken);
        }

        return new SendOutcome.Sent();
    }

    /// <summary>The number that was typed.</summary>
    public PhoneAddress Open(ResetSend send) => JsonSerializer.Deserialize<PhoneAddress>(seal.Open(Purpose(send.Id), send.SealedAddress))!;

    private ResetSend Asked(ResetState state, PhoneAddress typed, Guid? methodId, PhoneChannel channel)
    {
        var id = Guid.CreateVersion7(state.Now);
        return new ResetSend
        {
            Id = id,
            ResetKey = state.Stored.Key,
            PaceKey = ResetAsks.PaceKey(state.Stored, MethodCatalogue.Phone),
            Method = MethodCatalogue.Phone.Name,
            Channel = PhoneCodeChannels.Of(channel),
            SealedAddress = seal.Seal(Purpose(id), JsonSerializer.SerializeToUtf8Bytes(typed)),
            MethodId = methodId,
            CreatedAt = state.Now,
            ExpiresAt = state.Now + (channel is PhoneChannel.Text ? NewCode.Lifetime : PhoneSending.CallLifetime),
        };
    }

    private static string Purpose(Guid id) => $"reset-send:{id}";
}
