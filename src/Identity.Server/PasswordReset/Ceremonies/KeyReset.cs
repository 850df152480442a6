using Identity.Domain.Methods;
using Identity.Domain.PasswordReset;
using Identity.Server.Authenticators.SecurityKeys;
using Identity.Storage.SecurityKeys;

namespace Identity.Server.PasswordReset.Ceremonies;

/// <summary>
/// Resetting with a passkey: any passkey is asked for, whoever has the name, so that nothing says whether anybody does (attack 11). It has
/// to verify its user in this very answer (attack 14).
/// </summary>
internal sealed class KeyReset(KeyAssertions assertions) : IResetCeremony
{
    public AuthenticationMethod Method => MethodCatalogue.SecurityKey;

    /// <summary>The options for the browser.</summary>
    public Task<string> AskAsync(ResetState state, CancellationToken cancellationToken) =>
        assertions.AskAnyoneAsync(Scope(state), state.Person?.Facts.Epoch, cancellationToken);

    public async Task<ResetJudgement> JudgeAsync(ResetState state, IReadOnlyList<string> typed, CancellationToken cancellationToken)
    {
        if (await assertions.JudgeAsync(Scope(state), typed[0], mustVerify: true, cancellationToken) is not KeyAnswer.Right right
            || state.Provable.FirstOrDefault(method => method.Id == right.Key.MethodId && method.Method == Method) is not { } proven)
        {
            return new ResetJudgement.Wrong();
        }

        var proof = new ResetProof(Method, proven.Id, proven.Channel, state.Now, state.Person!.Facts.Epoch);
        return new ResetJudgement.Right(proof, () => assertions.TrySpendAsync(right, cancellationToken));
    }

    private static KeyScope Scope(ResetState state) => new(KeyPurpose.PasswordReset, state.Stored.Key, state.Person?.Facts.Id);
}
