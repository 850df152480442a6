using Identity.Storage.Methods;

namespace Identity.Server.Authenticators.Questions;

/// <summary>Judges answers to security questions in a password reset. They prove nothing anywhere else (rule 2).</summary>
internal sealed class QuestionJudge(SecurityAnswerStore answers, AnswerHashes hashes)
{
    /// <summary>
    /// Whether every question was answered right. One query and one hash a question, for whomever: a person, a name that nobody has, a person
    /// who has no questions (attack 11). Nothing says which answer was wrong.
    /// </summary>
    /// <param name="personId">Whose answers they are; <see langword="null"/> if the name is nobody's.</param>
    /// <param name="methodId">The registered questions; <see langword="null"/> if there are none.</param>
    /// <param name="asked">The ids that <see cref="QuestionChoice"/> chose for this reset, never those that a form says.</param>
    /// <param name="typed">The answers in the same order, as they were typed; one that is missing is wrong.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<bool> JudgeAsync(
        Guid? personId, Guid? methodId, IReadOnlyList<string> asked, IReadOnlyList<string?> typed, CancellationToken cancellationToken)
    {
        var stored = await answers.FindAsync(personId, methodId, cancellationToken);
        var right = 0;
        foreach (var (at, question) in asked.Index())
        {
            var hash = stored.FirstOrDefault(answer => answer.QuestionId == question)?.Hash;
            right += hashes.Matches(hash, personId ?? Guid.Empty, question, typed.ElementAtOrDefault(at) ?? "") ? 1 : 0;
        }

        return asked.Count > 0 && right == asked.Count;
    }
}
