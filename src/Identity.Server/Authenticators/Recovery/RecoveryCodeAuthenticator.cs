using Identity.Domain.Methods;
using Identity.Domain.Methods.Recovery;
using Identity.Domain.SignIn;
using Identity.Domain.SignIn.Attempts;
using Identity.Server.Gate;
using Identity.Storage.Recovery;

namespace Identity.Server.Authenticators.Recovery;

/// <summary>The second step with a recovery code. Judging does not spend: that is done in the write in which the proof is recorded.</summary>
internal sealed class RecoveryCodeAuthenticator(RecoveryCodeStore codes, RecoveryCodeDigests digests, CodeAttempts attempts, TimeProvider clock) : IAuthenticator
{
    public TwoStepMethod Method => MethodCatalogue.RecoveryCodes;

    public Task PrepareAsync(Journey journey, RegisteredMethod method, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Judges what a person typed. Trying is paid for from the one budget of all codes (fault 14, attack 10).</summary>
    public async Task<RecoveryCodeAnswer> AnswerAsync(Journey journey, RegisteredMethod set, RecoveryCode typed, CancellationToken cancellationToken)
    {
        var person = journey.Person!.Facts;
        var verdict = await attempts.ChargeAsync(person.Id, cancellationToken);
        if (verdict is AttemptVerdict.Locked(var until))
        {
            return new RecoveryCodeAnswer.Refused(new CodeAnswer.Locked(until));
        }

        var now = clock.GetUtcNow();
        var digest = digests.Of(person.Id, set.Id, typed);
        return await codes.FindUsedAsync(person.Id, set.Id, digest, cancellationToken) switch
        {
            null => new RecoveryCodeAnswer.Refused(new CodeAnswer.Wrong(CodeAttempts.TriesLeft(verdict, now), MinutesOff: null)),
            true => new RecoveryCodeAnswer.Refused(new CodeAnswer.Used()),
            false => new RecoveryCodeAnswer.Right(new TwoStepProof(Method, set.Id, set.Channel, now, person.Epoch), digest),
        };
    }

    /// <summary>Spends it in the caller's write. Of any number of callers one gets how many are left; the others get <see langword="null"/>.</summary>
    public Task<int?> TrySpendAsync(Guid personId, RecoveryCodeAnswer.Right right, CancellationToken cancellationToken) =>
        codes.TrySpendAsync(personId, right.Proof.Epoch, right.Proof.MethodId, right.Digest, right.Proof.At, cancellationToken);

    /// <summary>Gives the try back: the code was right and is spent.</summary>
    public Task AcceptedAsync(Guid personId, CancellationToken cancellationToken) => attempts.RefundAsync(personId, cancellationToken);
}
