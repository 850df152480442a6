using System.Text;

namespace Identity.Domain.Passwords;

/// <summary>One form for what people take for the same word: <c>P@ssw0rd</c>, <c>pässword</c> and <c>ＰＡＳＳＷＯＲＤ</c>.</summary>
internal static class LookAlikes
{
    private const char FirstAccent = '\u0300';
    private const char LastAccent = '\u036F';

    /// <summary>The form in which passwords and banned words are compared. It is never hashed.</summary>
    public static string Normalise(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append((IsNoCharacter(rune) ? Rune.ReplacementChar : rune).ToString());
        }

        // By way of capitals, because some letters have two small forms (the Greek sigma).
        var folded = clean.ToString().Normalize(NormalizationForm.FormKD).ToUpperInvariant().ToLowerInvariant().Normalize(NormalizationForm.FormKD);
        return new([.. folded.Where(character => character is < FirstAccent or > LastAccent).Select(Plain)]);
    }

    // The last two code points of each plane cannot be normalised.
    private static bool IsNoCharacter(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE;

    // "1" stands for an i as often as for an l, so that the three are one.
    private static char Plain(char character) => character switch
    {
        '@' or '4' => 'a',
        '8' => 'b',
        '(' => 'c',
        '3' or '€' => 'e',
        '6' or '9' => 'g',
        '1' or '!' or '|' or 'l' => 'i',
        '0' => 'o',
        '$' or '5' => 's',
        '7' or '+' => 't',
        '2' => 'z',
        _ => character,
    };
}
