using System.Text;
using Identity.Domain.Policies;

namespace Identity.Domain.PasswordReset.Questions;

/// <summary>The rules for answers to security questions.</summary>
public static class QuestionAnswers
{
    /// <summary>The fewest characters of an answer.</summary>
    public const int Shortest = 3;

    /// <summary>The most characters of an answer.</summary>
    public const int Longest = 40;

    private const int ShortestWord = 3;

    // What names are made of gives nothing away: "van den Berg" is a good answer to "Wat is de achternaam van ...?".
    private static readonly string[] Particles = ["van", "den", "der", "het", "een", "the", "and"];

    /// <summary>The one form of an answer, however it is typed: trimmed, spaces collapsed, capitals and ways to write a character made one.</summary>
    public static string Normalise(string typed)
    {
        var text = new StringBuilder(typed.Length);
        foreach (var rune in typed.EnumerateRunes())
        {
            _ = IsSpace(rune) ? text.Append(' ') : text.Append(rune.ToString());
        }

        // By way of capitals, because some letters have two small forms (the Greek sigma).
        var folded = text.ToString().Normalize(NormalizationForm.FormKC).ToUpperInvariant().ToLowerInvariant().Normalize(NormalizationForm.FormKC);
        return string.Join(' ', folded.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Whether these answers can be registered.</summary>
    public static AnswersVerdict Check(QuestionRule rule, IReadOnlyList<GivenAnswer> given)
    {
        if (given.Count != rule.Register)
        {
            return new AnswersVerdict.WrongNumber(rule.Register);
        }

        NormalAnswer[] answers = [.. given.Select(answer => new NormalAnswer(answer.QuestionId, Normalise(answer.Typed)))];
        var problems =
            from index in Enumerable.Range(0, answers.Length)
            let fault = Fault(rule, given[index], answers[index], answers.AsSpan(0, index))
            where fault is not null
            select new AnswerProblem(index, fault.Value);
        return problems.ToArray() is { Length: > 0 } found ? new AnswersVerdict.Rejected(found) : new AnswersVerdict.Accepted(answers);
    }

    // Code points that are no characters cannot be normalised: the last two of each plane.
    private static bool IsSpace(Rune rune) => Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || (rune.Value & 0xFFFE) == 0xFFFE;

    private static AnswerFault? Fault(QuestionRule rule, GivenAnswer given, NormalAnswer answer, ReadOnlySpan<NormalAnswer> above)
    {
        if (!BuiltInQuestions.Ids.Contains(answer.QuestionId) && !rule.Custom.Any(question => question.Id == answer.QuestionId))
        {
            return AnswerFault.UnknownQuestion;
        }

        foreach (var other in above)
        {
            if (other.QuestionId == answer.QuestionId)
            {
                return AnswerFault.QuestionTwice;
            }
        }

        var length = answer.Text.EnumerateRunes().Count();
        if (length is < Shortest or > Longest)
        {
            return length < Shortest ? AnswerFault.TooShort : AnswerFault.TooLong;
        }

        foreach (var other in above)
        {
            if (other.Text == answer.Text)
            {
                return AnswerFault.AnswerTwice;
            }
        }

        var words = Words(answer.Text);
        return given.QuestionTexts.Any(text => Words(Normalise(text)).Overlaps(words)) ? AnswerFault.WordOfQuestion : null;
    }

    private static HashSet<string> Words(string normalised) =>
        [.. new string([.. normalised.Select(character => char.IsLetterOrDigit(character) ? character : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= ShortestWord).Except(Particles)];
}
