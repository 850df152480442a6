using System.Diagnostics;
using Identity.Domain.Methods;
using Identity.Server.Audit;

namespace Identity.Server.PasswordReset;

/// <summary>Takes answers in a password reset: paid for first, then judged, then spent with what they prove.</summary>
internal sealed class ResetAnswers(ResetCounters counters, ResetCeremonies ceremonies, ResetRecorder recorder, ResetTrail trail)
{
    /// <summary>Tries the code that was typed for a method.</summary>
    public Task<ResetAnswer> AnswerAsync(ResetState state, AuthenticationMethod method, string typed, CancellationToken cancellationToken) =>
        AnswerAsync(state, method, [typed], cancellationToken);

    /// <summary>Tries what was typed for a method, one text for each field: all of it is one try.</summary>
    public async Task<ResetAnswer> AnswerAsync(
        ResetState state, AuthenticationMethod method, IReadOnlyList<string> typed, CancellationToken cancellationToken)
    {
        switch (await counters.ChargeAsync(state, method, cancellationToken))
        {
            case ResetCharge.Locked(var until):
                await trail.AddAsync(AuditKinds.ResetLocked, state.Stored, method, cancellationToken);
                return new ResetAnswer.Locked(until);
            case ResetCharge.Charged(var stored, var triesLeft, var isVoid):
                var charged = state with { Stored = stored };
                var judgement = await ceremonies.For(method).JudgeAsync(charged, typed, cancellationToken);
                return await AcceptAsync(charged, method, isVoid && judgement is ResetJudgement.Right ? new ResetJudgement.Wrong() : judgement, triesLeft, cancellationToken);
            default:
                return new ResetAnswer.Overtaken();
        }
    }

    /// <summary>Takes what was judged without being typed, such as a call that was answered: nothing was guessed, so nothing is paid.</summary>
    public Task<ResetAnswer> AcceptAsync(ResetState state, AuthenticationMethod method, ResetJudgement judgement, CancellationToken cancellationToken) =>
        AcceptAsync(state, method, judgement, triesLeft: null, cancellationToken);

    private async Task<ResetAnswer> AcceptAsync(
        ResetState state, AuthenticationMethod method, ResetJudgement judgement, int? triesLeft, CancellationToken cancellationToken)
    {
        if (judgement is ResetJudgement.Right right)
        {
            switch (await recorder.RecordAsync(state, right, isPaid: triesLeft is not null, cancellationToken))
            {
                case ResetRecording.Recorded(var path):
                    return new ResetAnswer.Proven(path);
                case ResetRecording.Overtaken:
                    return new ResetAnswer.Overtaken();
            }
        }

        await trail.AddAsync(AuditKinds.ResetRefused, state.Stored, method, cancellationToken);
        return judgement switch
        {
            ResetJudgement.Expired => new ResetAnswer.Expired(),
            ResetJudgement.NotAnswered => new ResetAnswer.NotAnswered(),
            ResetJudgement.Right or ResetJudgement.Wrong => new ResetAnswer.Wrong(triesLeft ?? 0),
            _ => throw new UnreachableException(),
        };
    }
}
