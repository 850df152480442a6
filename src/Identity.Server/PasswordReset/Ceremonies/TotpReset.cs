using Identity.Domain.Methods;
using Identity.Domain.PasswordReset;
using Identity.Server.Authenticators.Totp;
using Identity.Storage.Methods;

namespace Identity.Server.PasswordReset.Ceremonies;

/// <summary>Resetting with a device that makes one-time passwords: a code of any that the person has of the kind is right, once (RFC 6238 section 5.2).</summary>
/// <typeparam name="TDevices">The kind of device.</typeparam>
internal sealed class TotpReset<TDevices>(TDevices devices) : IResetCeremony
    where TDevices : ITotpDevices
{
    public AuthenticationMethod Method => devices.Method;

    public async Task<ResetJudgement> JudgeAsync(ResetState state, IReadOnlyList<string> typed, CancellationToken cancellationToken)
    {
        var stored = await devices.FindAllAsync(state.PersonKey, cancellationToken);
        var having = state.Provable.Where(method => method.Method == Method)
            .Join(stored, method => method.Id, device => device.MethodId, (method, device) => (method, device)).ToList();
        (RegisteredMethod Method, TotpDevice Device, long Step)? right = null;
        for (var number = 0; number < Math.Max(MethodStore.MostAuthenticatorApps, having.Count); number++)
        {
            // Compared where somebody has fewer of them than there may be, or there is nobody (attack 11).
            var (method, device) = number < having.Count ? having[number] : (null, TotpDevice.OfNobody);
            if (TotpCodes.StepOf(device.Secret, device.Clock, typed[0], state.Now) is { } step && method is not null)
            {
                right = (method, device, step);
            }
        }

        if (right is not (var proven, var used, var spent))
        {
            return new ResetJudgement.Wrong();
        }

        var proof = new ResetProof(Method, proven.Id, proven.Channel, state.Now, state.Person!.Facts.Epoch);
        return new ResetJudgement.Right(proof, () => devices.TrySpendAsync(state.PersonKey, used, spent, state.Now, cancellationToken));
    }
}
