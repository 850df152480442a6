using Identity.Domain.Methods;
using Identity.Domain.PasswordReset;
using Identity.OpenId.Keys;
using Identity.Server.Authenticators.Totp;
using Identity.Storage.Methods;

namespace Identity.Server.PasswordReset.Ceremonies;

/// <summary>Resetting with an authenticator app: a code of any of the person's apps is right, once (RFC 6238 section 5.2).</summary>
internal sealed class TotpReset(MethodStore methods, ISecretSeal seal) : IResetCeremony
{
    // Compared where somebody has fewer apps than there may be, or there is nobody (attack 11).
    private static readonly TotpSecret OfNobody = TotpSecret.New();

    public AuthenticationMethod Method => MethodCatalogue.Totp;

    public async Task<ResetJudgement> JudgeAsync(ResetState state, IReadOnlyList<string> typed, CancellationToken cancellationToken)
    {
        var stored = await methods.FindSecretsAsync(state.PersonKey, Method.Name, cancellationToken);
        var apps = state.Provable.Where(method => method.Method == Method && stored.ContainsKey(method.Id)).ToList();
        (RegisteredMethod App, long Step)? right = null;
        for (var number = 0; number < Math.Max(MethodStore.MostAuthenticatorApps, apps.Count); number++)
        {
            var app = number < apps.Count ? apps[number] : null;
            var secret = app is null ? OfNobody : TotpSecret.Open(seal, state.PersonKey, app.Id, stored[app.Id].SealedSecret);
            if (TotpCodes.StepOf(secret, typed[0], state.Now) is { } step && app is not null)
            {
                right = (app, step);
            }
        }

        if (right is not (var proven, var spent))
        {
            return new ResetJudgement.Wrong();
        }

        var proof = new ResetProof(Method, proven.Id, proven.Channel, state.Now, state.Person!.Facts.Epoch);
        return new ResetJudgement.Right(proof, () => methods.TrySpendStepAsync(state.PersonKey, proven.Id, spent, cancellationToken));
    }
}
