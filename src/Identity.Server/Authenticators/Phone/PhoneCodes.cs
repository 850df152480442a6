using Identity.Domain.Methods.Phones;
using Identity.Domain.SignIn.Attempts;
using Identity.Storage.Codes;
using Identity.Storage.Outbox;

namespace Identity.Server.Authenticators.Phone;

/// <summary>Judges codes that were typed and calls that were answered, for registering and for signing in alike.</summary>
internal sealed class PhoneCodes(CodeStore codes, OutboxStore outbox, CodeAttempts attempts, PhoneDigests digests, TimeProvider clock)
{
    /// <summary>How far the messages of a scope are; <see langword="null"/> if none works any more.</summary>
    public async Task<PhoneProgress?> FindAsync(CodeScope scope, PhoneChannel channel, CancellationToken cancellationToken)
    {
        var live = await FindLiveAsync(scope, channel, cancellationToken);
        if (live.Count == 0)
        {
            return null;
        }

        // What ended long ago is removed; then it was sent.
        var message = await outbox.FindStateAsync(live[0].Id, cancellationToken);
        return new PhoneProgress(live[0], live.Count > 1, message?.State ?? OutboxState.Sent);
    }

    /// <summary>Judges a code that was typed. The one that it is stays unspent, for the caller to spend with what it proves.</summary>
    public async Task<CodeJudgement> JudgeAsync(CodeScope scope, string typed, CancellationToken cancellationToken)
    {
        var verdict = await attempts.ChargeAsync(scope.PersonId, cancellationToken);
        if (verdict is AttemptVerdict.Locked(var until))
        {
            return new CodeJudgement.Refused(new CodeAnswer.Locked(until));
        }

        var live = await FindLiveAsync(scope, PhoneChannel.Text, cancellationToken);
        if (live.FirstOrDefault(code => digests.Matches(code, scope, typed)) is { } right)
        {
            return new CodeJudgement.Right(right);
        }

        CodeAnswer wrong = new CodeAnswer.Wrong(CodeAttempts.TriesLeft(verdict, clock.GetUtcNow()), MinutesOff: null);
        return new CodeJudgement.Refused(live.Count == 0 ? new CodeAnswer.Expired() : wrong);
    }

    /// <summary>Judges whether the person's call was answered. Nothing was guessed, so nothing is charged.</summary>
    public async Task<CodeJudgement> JudgeCallAsync(CodeScope scope, CancellationToken cancellationToken)
    {
        var live = await FindLiveAsync(scope, PhoneChannel.Call, cancellationToken);
        if (live.FirstOrDefault(call => call.ConfirmedAt is not null) is { } answered)
        {
            return new CodeJudgement.Right(answered);
        }

        return new CodeJudgement.Refused(live.Count == 0 ? new CodeAnswer.Expired() : new CodeAnswer.NotAnswered());
    }

    /// <summary>Spends what was right; of any number of callers one gets <see langword="true"/>.</summary>
    public async Task<bool> TrySpendAsync(SentCode right, CancellationToken cancellationToken)
    {
        if (!await codes.TrySpendAsync(right, clock.GetUtcNow(), cancellationToken))
        {
            return false;
        }

        if (right.Channel is PhoneChannel.Text)
        {
            await attempts.RefundAsync(right.PersonId, cancellationToken);
        }

        return true;
    }

    private async Task<IReadOnlyList<SentCode>> FindLiveAsync(CodeScope scope, PhoneChannel channel, CancellationToken cancellationToken) =>
        [.. (await codes.FindLiveAsync(scope, clock.GetUtcNow(), cancellationToken)).Where(code => code.Channel == channel)];
}
