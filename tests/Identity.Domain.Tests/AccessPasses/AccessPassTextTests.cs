using FsCheck.Fluent;
using Identity.Domain.AccessPasses;

namespace Identity.Domain.Tests.AccessPasses;

internal sealed class AccessPassTextTests
{
    [TestCase(8, "aaaa-aaaa")]
    [TestCase(12, "aaaa-aaaa-aaaa")]
    public void It_is_shown_in_groups_of_four(int length, string shown) =>
        Assert.That(AccessPassText.Make(length, _ => 0).Shown, Is.EqualTo(shown));

    [TestCase(7)]
    [TestCase(49)]
    public void Its_length_has_bounds(int length) => Assert.That(() => AccessPassText.Make(length, _ => 0), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void It_takes_every_character_that_is_not_mistaken_for_another_once()
    {
        var next = 0;

        Assert.That(AccessPassText.Make(32, count => next++ % count).Characters, Is.Unique.And.Length.EqualTo(32).And.Not.Contain("l").And.Not.Contain("0"));
    }

    [TestCase("abcd-efgh", "abcdefgh")]
    [TestCase(" ABCD efgh\t", "abcdefgh")]
    [TestCase("abcdefg", null)]
    [TestCase("abcdefgl", null)]
    [TestCase("abcdefg\u212A", null)]
    [TestCase("", null)]
    [TestCase(null, null)]
    public void It_is_read_as_people_type_it(string? typed, string? characters) =>
        Assert.That(AccessPassText.Read(typed)?.Characters, Is.EqualTo(characters));

    [FsCheck.NUnit.Property]
    public FsCheck.Property What_is_shown_is_read_back() =>
        Prop.ForAll(Gen.Choose(AccessPassText.Shortest, AccessPassText.Longest).Zip(Gen.Choose(0, 31)).ToArbitrary(), made =>
            AccessPassText.Read(AccessPassText.Make(made.Item1, _ => made.Item2).Shown) == AccessPassText.Make(made.Item1, _ => made.Item2));

    [Test]
    public void It_is_not_for_logs() => Assert.That($"{AccessPassText.Make(8, _ => 0)}", Is.EqualTo("AccessPassText"));
}
