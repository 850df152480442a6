using Identity.Domain.PasswordReset.Questions;
using Identity.Server.Hosting;
using Identity.Server.Passwords;
using Identity.Storage.Methods;

namespace Identity.Server.Authenticators.Questions;

/// <summary>Hashes answers like passwords: Argon2id, one salt each.</summary>
/// <remarks>
/// What is hashed is a digest of the answer for this person and question, keyed from outside the database: answers are short words that a
/// list holds, and no hash is slow enough to keep those (attack 9). A row that is moved to somebody else fits nothing there.
/// </remarks>
internal sealed class AnswerHashes(MasterKey masterKey, PasswordHashes hashes)
{
    // Nothing so long is an answer; it is judged as an empty one, at the same cost.
    private const int LongestTyped = 1000;

    /// <summary>The hashes of answers for storage.</summary>
    public IReadOnlyList<StoredAnswer> Make(Guid personId, IEnumerable<NormalAnswer> answers) =>
        [.. answers.Select(answer => new StoredAnswer(answer.QuestionId, hashes.Hash(Digest(personId, answer.QuestionId, answer.Text))))];

    /// <summary>Whether an answer is right; one hash is evaluated also where there is none to compare with (attack 11).</summary>
    /// <param name="hash">The stored hash; <see langword="null"/> if there is none.</param>
    /// <param name="personId">Whose answer it is.</param>
    /// <param name="questionId">The question.</param>
    /// <param name="typed">The answer, however it is typed.</param>
    public bool Matches(string? hash, Guid personId, string questionId, string typed)
    {
        var text = typed.Length <= LongestTyped ? QuestionAnswers.Normalise(typed) : "";
        return hashes.Check(hash, Digest(personId, questionId, text), foreignSchemes: []).IsRight;
    }

    private string Digest(Guid personId, string questionId, string answer) => masterKey.Digest("security-answer", $"{personId}|{questionId}|{answer}");
}
