using Identity.Domain.Methods;
using Identity.Domain.PasswordReset;
using Identity.Domain.Policies;
using Identity.Server.Authenticators.Questions;

namespace Identity.Server.PasswordReset.Ceremonies;

/// <summary>Resetting with security questions: as many questions and hashes for any name, and nothing says which answer was wrong (attack 11).</summary>
internal sealed class QuestionsReset(QuestionChoice choice, QuestionJudge judge) : IResetCeremony
{
    public AuthenticationMethod Method => MethodCatalogue.Questions;

    /// <summary>What policy says about questions.</summary>
    public static QuestionRule Rule(ResetState state) => state.Policy.PasswordReset?.Questions ?? QuestionRule.Default;

    /// <summary>The ids of the questions that this reset asks.</summary>
    // The name is not kept; its digest stands for it, and is as much its own.
    public Task<IReadOnlyList<string>> ChooseAsync(ResetState state, CancellationToken cancellationToken) =>
        choice.ForAsync(state.Stored.NameDigest, state.Person?.Facts.Id, Find(state)?.Id, state.Stored.Key, Rule(state), cancellationToken);

    public async Task<ResetJudgement> JudgeAsync(ResetState state, IReadOnlyList<string> typed, CancellationToken cancellationToken)
    {
        var registered = Find(state);
        var asked = await ChooseAsync(state, cancellationToken);
        if (!await judge.JudgeAsync(state.Person?.Facts.Id, registered?.Id, asked, typed, cancellationToken) || registered is null)
        {
            return new ResetJudgement.Wrong();
        }

        // What a person knows is not used up; whoever answers twice proves the same method twice, which counts once.
        var proof = new ResetProof(Method, registered.Id, registered.Channel, state.Now, state.Person!.Facts.Epoch);
        return new ResetJudgement.Right(proof, () => Task.FromResult(true));
    }

    private RegisteredMethod? Find(ResetState state) => state.Provable.FirstOrDefault(method => method.Method == Method);
}
