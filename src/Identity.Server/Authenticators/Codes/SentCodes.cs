using Identity.Domain.SignIn.Attempts;
using Identity.Storage.Codes;
using Identity.Storage.Outbox;

namespace Identity.Server.Authenticators.Codes;

/// <summary>Judges codes that were typed and calls that were answered, whichever way they went out and whatever they are for.</summary>
internal sealed class SentCodes(CodeStore codes, OutboxStore outbox, CodeAttempts attempts, CodeDigests digests, TimeProvider clock)
{
    /// <summary>How far the messages of a scope are; <see langword="null"/> if none works any more.</summary>
    public async Task<CodeProgress?> FindAsync(CodeScope scope, CodeChannel channel, CancellationToken cancellationToken)
    {
        var live = await FindLiveAsync(scope, code => code.Channel == channel, cancellationToken);
        if (live.Count == 0)
        {
            return null;
        }

        // What ended long ago is removed; then it was sent.
        var message = await outbox.FindStateAsync(live[0].Id, cancellationToken);
        return new CodeProgress(live[0], live.Count > 1, message?.State ?? OutboxState.Sent);
    }

    /// <summary>Judges a code that was typed, and pays for the try from the one budget of all codes. The one that it is stays unspent, for the caller to spend with what it proves.</summary>
    public async Task<CodeJudgement> JudgeAsync(CodeScope scope, string typed, CancellationToken cancellationToken)
    {
        var verdict = await attempts.ChargeAsync(scope.PersonId, cancellationToken);
        if (verdict is AttemptVerdict.Locked(var until))
        {
            return new CodeJudgement.Refused(new CodeAnswer.Locked(until));
        }

        return await CompareAsync(scope, typed, CodeAttempts.TriesLeft(verdict, clock.GetUtcNow()), cancellationToken);
    }

    /// <summary>The same for a caller who has paid for the try from another budget, that of password resets.</summary>
    public async Task<CodeJudgement> CompareAsync(CodeScope scope, string typed, int triesLeft, CancellationToken cancellationToken)
    {
        var live = await FindLiveAsync(scope, code => code.Channel is not CodeChannel.Call, cancellationToken);
        if (live.FirstOrDefault(code => digests.Matches(code, scope, typed)) is { } right)
        {
            return new CodeJudgement.Right(right);
        }

        return new CodeJudgement.Refused(live.Count == 0 ? new CodeAnswer.Expired() : new CodeAnswer.Wrong(triesLeft, MinutesOff: null));
    }

    /// <summary>Judges whether the person's call was answered. Nothing was guessed, so nothing is charged.</summary>
    public async Task<CodeJudgement> JudgeCallAsync(CodeScope scope, CancellationToken cancellationToken)
    {
        var live = await FindLiveAsync(scope, code => code.Channel is CodeChannel.Call, cancellationToken);
        if (live.FirstOrDefault(call => call.ConfirmedAt is not null) is { } answered)
        {
            return new CodeJudgement.Right(answered);
        }

        return new CodeJudgement.Refused(live.Count == 0 ? new CodeAnswer.Expired() : new CodeAnswer.NotAnswered());
    }

    /// <summary>
    /// Spends what was right; of any number of callers one gets <see langword="true"/>. What <see cref="JudgeAsync"/> charged is given back; of
    /// a reset nothing was.
    /// </summary>
    public async Task<bool> TrySpendAsync(SentCode right, CancellationToken cancellationToken)
    {
        if (!await codes.TrySpendAsync(right, clock.GetUtcNow(), cancellationToken))
        {
            return false;
        }

        if (right.Channel is not CodeChannel.Call && right.Purpose is not CodePurpose.PasswordReset)
        {
            await attempts.RefundAsync(right.PersonId, cancellationToken);
        }

        return true;
    }

    private async Task<IReadOnlyList<SentCode>> FindLiveAsync(CodeScope scope, Func<SentCode, bool> fits, CancellationToken cancellationToken) =>
        [.. (await codes.FindLiveAsync(scope, clock.GetUtcNow(), cancellationToken)).Where(fits)];
}
