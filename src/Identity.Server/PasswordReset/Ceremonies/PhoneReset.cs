using Identity.Domain.Methods;
using Identity.Domain.Methods.Phones;
using Identity.Domain.PasswordReset;
using Identity.Server.Authenticators.Codes;
using Identity.Server.Authenticators.Phone;
using Identity.Storage.Codes;
using Identity.Storage.PasswordResets;

namespace Identity.Server.PasswordReset.Ceremonies;

/// <summary>Resetting with a phone: the whole number is typed before anything is sent, and what follows looks the same whoever has it (attack 11).</summary>
internal sealed class PhoneReset(CodeStore codes, ResetSendStore sends, PhoneDigests numbers, CodeDigests digests, PhoneResetSending sending) : IResetCeremony
{
    public AuthenticationMethod Method => MethodCatalogue.Phone;

    public async Task<ResetJudgement> JudgeAsync(ResetState state, string typed, CancellationToken cancellationToken)
    {
        var live = await FindLiveAsync(state, PhoneChannel.Text, cancellationToken);
        var right = (await FindCodesAsync(state, cancellationToken))
            .FirstOrDefault(code => code.Channel is CodeChannel.Text && digests.Matches(code, Scope(state, code.MethodId), typed));
        return Judge(state, right, live.Count == 0 ? new ResetJudgement.Expired() : new ResetJudgement.Wrong(), cancellationToken);
    }

    /// <summary>Judges whether the call was answered.</summary>
    public async Task<ResetJudgement> JudgeCallAsync(ResetState state, CancellationToken cancellationToken)
    {
        var live = await FindLiveAsync(state, PhoneChannel.Call, cancellationToken);
        var right = (await FindCodesAsync(state, cancellationToken)).FirstOrDefault(code => code is { Channel: CodeChannel.Call, ConfirmedAt: not null });
        return Judge(state, right, live.Count == 0 ? new ResetJudgement.Expired() : new ResetJudgement.NotAnswered(), cancellationToken);
    }

    /// <summary>How far texts or calls are, as everybody is told; <see langword="null"/> if nothing is waited for.</summary>
    public async Task<PhoneResetProgress?> ProgressAsync(ResetState state, PhoneChannel channel, CancellationToken cancellationToken) =>
        await FindLiveAsync(state, channel, cancellationToken) is [var newest, ..] live
            ? new PhoneResetProgress(newest.ExpiresAt, live.Count > 1)
            : null;

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
        var phone = state.Provable.FirstOrDefault(method =>
            method.Method == Method && method.Channel == wanted && method.Phone is { } slot && state.Policy.PhoneChannels(slot).Contains(channel));
        return sending.SendAsync(state, typed, state.Person?.Facts.IsDisabled == true ? null : phone, channel, cancellationToken);
    }

    internal static CodeScope Scope(ResetState state, Guid methodId) => new(CodePurpose.PasswordReset, state.PersonKey, state.Stored.Key, methodId);

    private Task<IReadOnlyList<SentCode>> FindCodesAsync(ResetState state, CancellationToken cancellationToken) =>
        codes.FindLiveAsync(CodePurpose.PasswordReset, state.PersonKey, state.Stored.Key, state.Now, cancellationToken);

    private ResetJudgement Judge(ResetState state, SentCode? right, ResetJudgement otherwise, CancellationToken cancellationToken)
    {
        if (right is null || state.Provable.FirstOrDefault(method => method.Id == right.MethodId) is not { } phone)
        {
            return otherwise;
        }

        var proof = new ResetProof(Method, phone.Id, phone.Channel, state.Now, state.Person!.Facts.Epoch);
        return new ResetJudgement.Right(proof, () => codes.TrySpendAsync(right, state.Now, cancellationToken));
    }

    private async Task<IReadOnlyList<ResetSend>> FindLiveAsync(ResetState state, PhoneChannel channel, CancellationToken cancellationToken) =>
        [.. (await sends.FindAsync(state.Stored.Key, Method.Name, PhoneCodeChannels.Of(channel), cancellationToken)).Where(send => send.ExpiresAt > state.Now)];
}
