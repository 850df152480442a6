using Identity.Domain.Methods;
using Identity.Domain.SignIn;
using Identity.Server.Gate;
using Identity.Storage.SecurityKeys;

namespace Identity.Server.Authenticators.SecurityKeys;

/// <summary>The second step with a security key or passkey: any of those that the gate has named.</summary>
internal sealed class SecurityKeyAuthenticator(KeyAssertions assertions, TimeProvider clock) : IAuthenticator
{
    public TwoStepMethod Method => MethodCatalogue.SecurityKey;

    public Task PrepareAsync(Journey journey, RegisteredMethod method, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The options for the browser.</summary>
    public Task<string> AskAsync(Journey journey, IReadOnlyCollection<RegisteredMethod> asked, CancellationToken cancellationToken) =>
        assertions.AskAsync(Scope(journey), journey.Person!.Facts.Epoch, [.. asked.Select(method => method.Id)], cancellationToken);

    /// <summary>Judges an answer. Nothing can be guessed, so nothing is paid (attack 10).</summary>
    public async Task<KeyAnswer> AnswerAsync(
        Journey journey, IReadOnlyCollection<RegisteredMethod> asked, string? credential, CancellationToken cancellationToken)
    {
        var answer = await assertions.JudgeAsync(Scope(journey), credential, mustVerify: false, cancellationToken);
        return answer is KeyAnswer.Right(var key, _, _, _) && asked.All(method => method.Id != key.MethodId)
            ? new KeyAnswer.Refused(KeyFault.Credential)
            : answer;
    }

    /// <summary>What a right answer proves.</summary>
    public TwoStepProof Proof(RegisteredMethod method, KeyAnswer.Right right, long epoch) =>
        new(Method, method.Id, method.Channel, clock.GetUtcNow(), epoch) { Key = right.Use };

    private static KeyScope Scope(Journey journey) => new(KeyPurpose.SecondStep, journey.Transaction.Key, journey.Person!.Facts.Id);
}
