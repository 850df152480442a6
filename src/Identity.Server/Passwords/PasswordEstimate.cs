using Zxcvbn.Matcher;

namespace Identity.Server.Passwords;

/// <summary>Estimates how many guesses a password takes, with zxcvbn. It happens here, after a form was sent: what people type is sent nowhere before.</summary>
internal sealed class PasswordEstimate
{
    // The estimate takes more than quadratic time; what is longer is judged by both of its ends.
    private const int Longest = 32;

    private readonly Zxcvbn.Zxcvbn estimator = new();

    /// <summary>The strength of a password for somebody who knows these words.</summary>
    public PasswordStrength Of(string password, IEnumerable<string> knownWords)
    {
        string[] known = [.. knownWords.Select(word => word.ToLowerInvariant())];
        if (password.Length <= Longest)
        {
            return OfPart(password, known);
        }

        var (start, end) = (OfPart(password[..Longest], known), OfPart(password[^Longest..], known));
        return start.Score >= end.Score ? start : end;
    }

    private PasswordStrength OfPart(string part, string[] known)
    {
        var result = estimator.EvaluatePassword(part, known);
        var longest = result.MatchSequence.MaxBy(match => match.Token.Length);
        return new PasswordStrength(result.Score, longest is null ? PasswordHint.Length : Hint(longest));
    }

    private static PasswordHint Hint(Zxcvbn.Match match) => match switch
    {
        DictionaryMatch { DictionaryName: "passwords" } => PasswordHint.Password,
        DictionaryMatch { DictionaryName: "english" } => PasswordHint.Word,
        DictionaryMatch => PasswordHint.Name,
        SpatialMatch => PasswordHint.Keys,
        RepeatMatch => PasswordHint.Repetition,
        SequenceMatch => PasswordHint.Order,
        { Pattern: "date" or "year" } => PasswordHint.Date,
        _ => PasswordHint.Length,
    };
}
