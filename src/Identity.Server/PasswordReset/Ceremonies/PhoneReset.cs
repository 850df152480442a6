using Identity.Domain.Methods;
using Identity.Domain.Methods.Phones;
using Identity.Server.Authenticators.Codes;
using Identity.Server.Authenticators.Phone;
using Identity.Storage.Codes;
using Identity.Storage.PasswordResets;

namespace Identity.Server.PasswordReset.Ceremonies;

/// <summary>Resetting with a phone: the whole number is typed before anything is sent, and what follows looks the same whoever has it (attack 11).</summary>
internal sealed class PhoneReset(ResetCodes codes, ResetSendStore sends, PhoneDigests numbers, PhoneResetSending sending) : IResetCeremony
{
    public AuthenticationMethod Method => MethodCatalogue.Phone;

    public Task<ResetJudgement> JudgeAsync(ResetState state, IReadOnlyList<string> typed, CancellationToken cancellationToken) =>
        codes.JudgeAsync(state, Method, CodeChannel.Text, typed[0], cancellationToken);

    /// <summary>Judges whether the call was answered.</summary>
    public Task<ResetJudgement> JudgeCallAsync(ResetState state, CancellationToken cancellationToken) => codes.JudgeCallAsync(state, Method, cancellationToken);

    /// <summary>How far texts or calls are, as everybody is told; <see langword="null"/> if nothing is waited for.</summary>
    public Task<CodeResetProgress?> ProgressAsync(ResetState state, PhoneChannel channel, CancellationToken cancellationToken) =>
        codes.ProgressAsync(state, Method, PhoneCodeChannels.Of(channel), cancellationToken);

    /// <summary>The number that was typed last; <see langword="null"/> if none was.</summary>
    public async Task<PhoneAddress?> FindTypedAsync(ResetState state, PhoneChannel channel, CancellationToken cancellationToken) =>
        await sends.FindAsync(state.Stored.Key, Method.Name, PhoneCodeChannels.Of(channel), cancellationToken) is [var newest, ..] ? sending.Open(newest) : null;

    /// <summary>Whether the call was answered, for whoever waits beside it.</summary>
    public async Task<bool> IsAnsweredAsync(ResetState state, CancellationToken cancellationToken) =>
        await JudgeCallAsync(state, cancellationToken) is ResetJudgement.Right;

    /// <summary>Sends a text or places a call, if the number is one of the person's; otherwise does what costs the same.</summary>
    public Task<SendOutcome> SendAsync(ResetState state, PhoneAddress typed, PhoneChannel channel, CancellationToken cancellationToken)
    {
        var wanted = numbers.Channel(typed);
        var phone = state.Reachable.FirstOrDefault(method =>
            method.Method == Method && method.Channel == wanted && method.Phone is { } slot && state.Policy.PhoneChannels(slot).Contains(channel));
        return sending.SendAsync(state, typed, phone, channel, cancellationToken);
    }
}
