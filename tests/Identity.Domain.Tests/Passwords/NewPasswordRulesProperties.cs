using FsCheck;
using FsCheck.Fluent;
using Identity.Domain.Passwords;
using Identity.Domain.Tests.Worlds;

namespace Identity.Domain.Tests.Passwords;

internal sealed class NewPasswordRulesProperties
{
    private static readonly string[] Words = ["welkom", "zomer", "abc", "contoso", "aanne"];
    private static readonly NewPasswordFacts Facts = new()
    {
        IsCurrent = false,
        IsGuessable = false,
        Common = new BannedWords(Words[..3]),
        Organisation = new BannedWords([Words[3]]),
        Personal = new BannedWords([Words[4]]),
    };

    private static readonly Dictionary<char, string> Disguises = new()
    {
        ['a'] = "aA@4áＡ",
        ['b'] = "bB8",
        ['c'] = "cC(ç",
        ['e'] = "eE3€ë",
        ['k'] = "kK",
        ['l'] = "lL1!|",
        ['m'] = "mM",
        ['n'] = "nNñ",
        ['o'] = "oO0ö",
        ['r'] = "rR",
        ['s'] = "sS$5",
        ['t'] = "tT7+",
        ['w'] = "wW",
        ['z'] = "zZ2",
    };

    private static Gen<string> Disguised(string word) =>
        from letters in Gen.CollectToArray(word.Select(letter => Gen.Elements(Disguises[letter].AsEnumerable())))
        select string.Concat(letters);

    private static Gen<string> Pieces(int most) =>
        from count in Gen.Choose(1, most)
        from pieces in Gen.CollectToArray(Enumerable.Repeat(Gen.OneOf(Gen.Elements(Words).SelectMany(Disguised), Gen.Elements("x", "q", "-", "😀")), count))
        select string.Concat(pieces);

    [Test]
    public void Every_text_gets_an_answer_and_its_length_is_counted_in_code_points() =>
        Claim.Holds(ArbMap.Default.GeneratorFor<string>(), typed =>
        {
            var verdict = NewPasswordRules.Check(typed ?? "", Facts) is NewPasswordVerdict.Refused(var fault) ? fault : (NewPasswordFault?)null;
            var length = (typed ?? "").EnumerateRunes().Count();
            return (length == 0) == (verdict is NewPasswordFault.Empty) && (length is > 0 and < 8) == (verdict is NewPasswordFault.TooShort);
        });

    [Test]
    public void Four_pieces_are_never_enough_however_they_are_written() =>
        Claim.Holds(Pieces(4), password =>
            password.EnumerateRunes().Count() < 8 || NewPasswordRules.Check(password, Facts) is NewPasswordVerdict.Refused);

    [Test]
    public void Five_characters_that_are_in_no_word_are_always_enough() =>
        Claim.Holds(Pieces(6), password => NewPasswordRules.Check($"{password}qxqxq-x", Facts) is NewPasswordVerdict.Accepted);

    [Test]
    public void Fewer_banned_words_refuse_nothing_more() =>
        Claim.Holds(Pieces(8), password =>
            NewPasswordRules.Check(password, Facts) is NewPasswordVerdict.Refused
            || NewPasswordRules.Check(password, Facts with { Common = BannedWords.None, Organisation = BannedWords.None }) is NewPasswordVerdict.Accepted);
}
