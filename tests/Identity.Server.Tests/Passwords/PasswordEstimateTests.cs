using Identity.Domain.Passwords;
using Identity.Server.Passwords;

namespace Identity.Server.Tests.Passwords;

internal sealed class PasswordEstimateTests
{
    private static readonly PasswordEstimate Estimate = new();

    [TestCase("trustno1", PasswordHint.Password)]
    [TestCase("qwertyuiop", PasswordHint.Password)]
    [TestCase("zxcvbnm,./", PasswordHint.Keys)]
    [TestCase("jjjjjjjjjjj", PasswordHint.Repetition)]
    [TestCase("efghijklmno", PasswordHint.Order)]
    [TestCase("13-11-1987", PasswordHint.Date)]
    [TestCase("Quirijnsen", PasswordHint.Name)]
    public void What_is_guessed_at_once_has_the_lowest_score_and_a_reason(string password, PasswordHint hint) =>
        Assert.That(Estimate.Of(password, ["Quirijnsen"]), Is.EqualTo(new PasswordStrength(0, hint)));

    [TestCase("correct horse battery staple")]
    [TestCase("vier lama's eten soep")]
    [TestCase("xK9#mQ2$vL5!")]
    public void What_takes_long_to_guess_scores_well(string password) =>
        Assert.That(Estimate.Of(password, []).Score, Is.GreaterThanOrEqualTo(3));

    [Test]
    public void Long_passwords_are_judged_by_both_ends()
    {
        Assert.That(Estimate.Of(new string('x', PasswordLength.Longest), []).Score, Is.Zero);
        Assert.That(Estimate.Of(new string('x', 100) + "correct horse battery staple", []).Score, Is.GreaterThan(2));
        Assert.That(Estimate.Of("\ud800\ufffe\uffff", []).Score, Is.Zero);
    }

    [Test]
    public void The_shipped_list_is_there() => Assert.That(CommonPasswords.Words.Count, Is.GreaterThan(3000));

    [TestCase("welkom01")]
    [TestCase("Wachtwoord1")]
    [TestCase("Zomer2025!")]
    [TestCase("Amsterdam020")]
    [TestCase("1qaz2wsx3edc")]
    [TestCase("iloveyou<3")]
    [TestCase("Feyenoord1908")]
    public void The_shipped_list_knows_what_people_choose_here(string password)
    {
        var facts = new NewPasswordFacts { IsCurrent = false, IsGuessable = false, Common = CommonPasswords.Words, Organisation = BannedWords.None, Personal = BannedWords.None };

        Assert.That(NewPasswordRules.Check(password, facts), Is.EqualTo(new NewPasswordVerdict.Refused(NewPasswordFault.Common)));
    }
}
