using System.Security.Cryptography;
using FsCheck.Fluent;
using Identity.Domain.AppPasswords;
using Identity.Domain.Tests.Worlds;

namespace Identity.Domain.Tests.AppPasswords;

internal sealed class AppPasswordTextTests
{
    [Test]
    public void It_has_sixteen_lowercase_letters_shown_in_groups_of_four()
    {
        var made = AppPasswordText.Make(RandomNumberGenerator.GetInt32);

        Assert.Multiple(() =>
        {
            Assert.That(made.Letters, Does.Match("^[a-z]{16}$"));
            Assert.That(made.Shown, Does.Match("^[a-z]{4} [a-z]{4} [a-z]{4} [a-z]{4}$"));
            Assert.That($"{made}", Is.EqualTo(nameof(AppPasswordText)));
        });
    }

    [Test]
    public void Each_letter_is_as_likely_in_each_place()
    {
        var at = 0;
        var made = AppPasswordText.Make(below =>
        {
            Assert.That(below, Is.EqualTo(26));
            return at++ % below;
        });

        Assert.That(made.Letters, Is.EqualTo("abcdefghijklmnop"));
    }

    [Test]
    public void What_is_shown_is_read_back_however_it_is_typed() =>
        Claim.Holds(
            from letters in Gen.Choose('a', 'z').ArrayOf(AppPasswordText.Length)
            let text = string.Concat(letters.Select(letter => (char)letter))
            let shown = AppPasswordText.Read(text)!.Shown
            from typed in Gen.Elements(text, shown, $" {shown} ", shown.Replace(' ', '-'), shown.ToUpperInvariant(), char.ToUpperInvariant(text[0]) + text[1..])
            select (text, typed),
            it => AppPasswordText.Read(it.typed)?.Letters == it.text);

    [TestCase("")]
    [TestCase(null)]
    [TestCase("abcdefghijklmno")]
    [TestCase("abcdefghijklmnopq")]
    [TestCase("abcdefghijklmno1")]
    [TestCase("abcdefghijklmnoé")]
    [TestCase("abcdefghijklmno\u212A")]
    [TestCase("correct horse battery staple")]
    [Category("attack-11")]
    public void Anything_else_is_none(string? typed) => Assert.That(AppPasswordText.Read(typed), Is.Null);
}
