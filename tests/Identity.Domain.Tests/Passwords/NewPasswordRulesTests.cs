using Identity.Domain.Passwords;

namespace Identity.Domain.Tests.Passwords;

internal sealed class NewPasswordRulesTests
{
    private static readonly BannedWords Common = new(["password", "welkom", "welkom01", "123456", "2024", "qwerty", "dragon"]);

    private static readonly NewPasswordFacts Facts = new()
    {
        IsCurrent = false,
        IsGuessable = false,
        Common = Common,
        Organisation = new BannedWords(["Contoso", "Zuidas 12"]),
        Personal = new BannedWords(PersonalWords.Of("s.devries@contoso.example", "Sanne de Vries", "sanne.werk@mail.example")),
    };

    [TestCase(0, NewPasswordFault.Empty)]
    [TestCase(1, NewPasswordFault.TooShort)]
    [TestCase(7, NewPasswordFault.TooShort)]
    [TestCase(8, null)]
    [TestCase(256, null)]
    [TestCase(257, NewPasswordFault.TooLong)]
    public void It_has_8_to_256_characters_whatever_they_take_to_write(int length, NewPasswordFault? fault)
    {
        Assert.That(Fault(new string('x', length)), Is.EqualTo(fault));
        Assert.That(Fault(string.Concat(Enumerable.Repeat("😀", length))), Is.EqualTo(fault));
    }

    [TestCase("        ")]
    [TestCase("\u0000\u0001\t\n\u0007\u001b\u007f\u0085")]
    [TestCase("zonder kapitalen of cijfers")]
    [TestCase("パスワードは秘密です")]
    [TestCase("\ud800\ud800\ufffe\uffff\ufdd0abc")]
    public void Any_character_is_allowed_and_none_is_required(string password) => Assert.That(Fault(password), Is.Null);

    [TestCase("password")]
    [TestCase("PassWord")]
    [TestCase("P@$$w0rd")]
    [TestCase("p4ssw0rd!!")]
    [TestCase("pássword")]
    [TestCase("ｐａｓｓｗｏｒｄ")]
    [TestCase("Welkom01")]
    [TestCase("welkom2024!")]
    [TestCase("passwordpassword")]
    [TestCase("qwertydragon123456")]
    [TestCase("!password!")]
    public void What_many_people_choose_is_refused_in_every_disguise(string password) =>
        Assert.That(Fault(password), Is.EqualTo(NewPasswordFault.Common));

    [TestCase("password and a horse")]
    [TestCase("dragon, teapot")]
    [TestCase("welkom op de maan")]
    public void A_word_in_a_longer_password_is_no_harm(string password) => Assert.That(Fault(password), Is.Null);

    [TestCase("Contoso1", NewPasswordFault.OrganisationWord)]
    [TestCase("C0nt0s02024!", NewPasswordFault.OrganisationWord)]
    [TestCase("zuidas12", null)]
    [TestCase("Zuidas 12", NewPasswordFault.OrganisationWord)]
    [TestCase("Sanne2024", NewPasswordFault.PersonName)]
    [TestCase("5ANNE123", NewPasswordFault.PersonName)]
    [TestCase("devries!!", NewPasswordFault.PersonName)]
    [TestCase("Werkwerk", NewPasswordFault.PersonName)]
    [TestCase("example-mail", null)]
    [TestCase("sanne-contoso", NewPasswordFault.PersonName)]
    public void Words_of_the_organisation_and_of_the_persons_names_count_for_little(string password, NewPasswordFault? fault) =>
        Assert.That(Fault(password), Is.EqualTo(fault));

    [Test]
    public void The_callers_facts_are_obeyed()
    {
        Assert.That(Fault("a good one, really", Facts with { IsCurrent = true }), Is.EqualTo(NewPasswordFault.Unchanged));
        Assert.That(Fault("a good one, really", Facts with { IsGuessable = true }), Is.EqualTo(NewPasswordFault.Guessable));
        Assert.That(Fault("short", Facts with { IsCurrent = true, IsGuessable = true }), Is.EqualTo(NewPasswordFault.TooShort));
    }

    [TestCase("jan", "Jan-Peter van ’t Hof", "jp@mail.example", "jan,Peter,van,Hof")]
    [TestCase("AB12@c.example", "Al", null, "")]
    [TestCase("müller99x@", "", "@", "müller")]
    public void Names_are_taken_apart_into_words_of_three_letters_or_more(string userName, string displayName, string? mail, string words) =>
        Assert.That(string.Join(',', PersonalWords.Of(userName, displayName, mail)), Is.EqualTo(words));

    private static NewPasswordFault? Fault(string password, NewPasswordFacts? facts = null) =>
        NewPasswordRules.Check(password, facts ?? Facts) is NewPasswordVerdict.Refused(var fault) ? fault : null;
}
