using Identity.Domain.Methods;
using Identity.Domain.SignIn;
using Identity.Domain.SignIn.Attempts;
using Identity.Server.Gate;

namespace Identity.Server.Authenticators.Totp;

/// <summary>The second step with a device that makes one-time passwords. Each code works once: its time step is spent (RFC 6238 section 5.2).</summary>
/// <typeparam name="TDevices">The kind of device.</typeparam>
internal sealed class TotpAuthenticator<TDevices>(TDevices devices, CodeAttempts attempts, TimeProvider clock) : ICodeAuthenticator
    where TDevices : ITotpDevices
{
    public TwoStepMethod Method => devices.Method;

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
        var device = await devices.FindAsync(person.Id, method.Id, cancellationToken);
        var match = device is null ? null : TotpCodes.Match(device.Secret, device.Clock, typed, now);
        if (match?.Step is not { } step)
        {
            return new CodeAnswer.Wrong(CodeAttempts.TriesLeft(verdict, now), match?.MinutesOff);
        }

        if (!await devices.TrySpendAsync(person.Id, device!, step, now, cancellationToken))
        {
            return new CodeAnswer.Used();
        }

        await attempts.RefundAsync(person.Id, cancellationToken);
        return new CodeAnswer.Right(new TwoStepProof(Method, method.Id, method.Channel, now, person.Epoch));
    }
}
