using Identity.Domain.Methods;
using Identity.Domain.PasswordReset;
using Identity.Server.Authenticators.Codes;
using Identity.Storage.Codes;
using Identity.Storage.PasswordResets;

namespace Identity.Server.PasswordReset.Ceremonies;

/// <summary>Judges the codes and calls of resets, whichever way they went out: the same queries whether or not there are any (attack 11).</summary>
internal sealed class ResetCodes(CodeStore codes, ResetSendStore sends, CodeDigests digests)
{
    /// <summary>What a code of a reset is bound to: no other purpose, person, reset or method (rules 4 and 6).</summary>
    public static CodeScope Scope(ResetState state, Guid methodId) => new(CodePurpose.PasswordReset, state.PersonKey, state.Stored.Key, methodId);

    /// <summary>Judges a code that was typed.</summary>
    public async Task<ResetJudgement> JudgeAsync(
        ResetState state, AuthenticationMethod method, CodeChannel channel, string typed, CancellationToken cancellationToken)
    {
        var live = await FindLiveAsync(state, method, channel, cancellationToken);
        var right = (await FindCodesAsync(state, cancellationToken))
            .FirstOrDefault(code => code.Channel == channel && digests.Matches(code, Scope(state, code.MethodId), typed));
        return Judge(state, method, right, live.Count == 0 ? new ResetJudgement.Expired() : new ResetJudgement.Wrong(), cancellationToken);
    }

    /// <summary>Judges whether a call was answered.</summary>
    public async Task<ResetJudgement> JudgeCallAsync(ResetState state, AuthenticationMethod method, CancellationToken cancellationToken)
    {
        var live = await FindLiveAsync(state, method, CodeChannel.Call, cancellationToken);
        var right = (await FindCodesAsync(state, cancellationToken)).FirstOrDefault(code => code is { Channel: CodeChannel.Call, ConfirmedAt: not null });
        return Judge(state, method, right, live.Count == 0 ? new ResetJudgement.Expired() : new ResetJudgement.NotAnswered(), cancellationToken);
    }

    /// <summary>How far codes or calls are, as everybody is told; <see langword="null"/> if nothing is waited for.</summary>
    public async Task<CodeResetProgress?> ProgressAsync(
        ResetState state, AuthenticationMethod method, CodeChannel channel, CancellationToken cancellationToken) =>
        await FindLiveAsync(state, method, channel, cancellationToken) is [var newest, ..] live
            ? new CodeResetProgress(newest.ExpiresAt, live.Count > 1)
            : null;

    private Task<IReadOnlyList<SentCode>> FindCodesAsync(ResetState state, CancellationToken cancellationToken) =>
        codes.FindLiveAsync(CodePurpose.PasswordReset, state.PersonKey, state.Stored.Key, state.Now, cancellationToken);

    private ResetJudgement Judge(
        ResetState state, AuthenticationMethod method, SentCode? right, ResetJudgement otherwise, CancellationToken cancellationToken)
    {
        if (right is null || state.Provable.FirstOrDefault(registered => registered.Id == right.MethodId && registered.Method == method) is not { } proven)
        {
            return otherwise;
        }

        var proof = new ResetProof(method, proven.Id, proven.Channel, state.Now, state.Person!.Facts.Epoch);
        return new ResetJudgement.Right(proof, () => codes.TrySpendAsync(right, state.Now, cancellationToken));
    }

    private async Task<IReadOnlyList<ResetSend>> FindLiveAsync(
        ResetState state, AuthenticationMethod method, CodeChannel channel, CancellationToken cancellationToken) =>
        [.. (await sends.FindAsync(state.Stored.Key, method.Name, channel, cancellationToken)).Where(send => send.ExpiresAt > state.Now)];
}
