using Identity.Domain.Methods;
using Identity.Domain.SignIn;
using Identity.Domain.SignIn.Attempts;
using Identity.OpenId.Keys;
using Identity.Server.Gate;
using Identity.Storage.Methods;

namespace Identity.Server.Authenticators.Totp;

/// <summary>The second step with an authenticator app. Each code works once: its time step is spent (RFC 6238 section 5.2).</summary>
internal sealed class TotpAuthenticator(MethodStore methods, CodeAttempts attempts, ISecretSeal seal, TimeProvider clock) : ICodeAuthenticator
{
    public TwoStepMethod Method => MethodCatalogue.Totp;

    public Task PrepareAsync(Journey journey, RegisteredMethod method, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<CodeAnswer> AnswerAsync(Journey journey, RegisteredMethod method, string typed, CancellationToken cancellationToken)
    {
        var person = journey.Person!.Facts;
        var verdict = await attempts.ChargeAsync(person.Id, cancellationToken);
        if (verdict is AttemptVerdict.Locked(var until))
        {
            return new CodeAnswer.Locked(until);
        }

        var now = clock.GetUtcNow();
        var stored = await methods.FindSecretAsync(person.Id, method.Id, cancellationToken);
        var match = stored is null ? null : TotpCodes.Match(TotpSecret.Open(seal, person.Id, method.Id, stored.SealedSecret), typed, now);
        if (match?.Step is not { } step)
        {
            return new CodeAnswer.Wrong(CodeAttempts.TriesLeft(verdict, now), match?.MinutesOff);
        }

        if (!await methods.TrySpendStepAsync(person.Id, method.Id, step, cancellationToken))
        {
            return new CodeAnswer.Used();
        }

        await attempts.RefundAsync(person.Id, cancellationToken);
        return new CodeAnswer.Right(new TwoStepProof(Method, method.Id, method.Channel, now, person.Epoch));
    }
}
