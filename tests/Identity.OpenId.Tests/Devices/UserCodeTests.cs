using FsCheck.Fluent;
using Identity.OpenId.Devices;

namespace Identity.OpenId.Tests.Devices;

/// <summary>The code that people type for a device (RFC 8628 6.1).</summary>
[Category("protocol-46")]
public sealed class UserCodeTests
{
    [FsCheck.NUnit.Property]
    public FsCheck.Property A_code_is_read_in_whatever_case_and_groups_it_is_typed() => Prop.ForAll<byte>(IsReadAsTyped);

    [FsCheck.NUnit.Property]
    public FsCheck.Property What_else_is_typed_is_no_code_and_no_failure() =>
        Prop.ForAll<string>(typed => UserCode.Read(typed) is not { } code || code.Letters.Length == 8);

    [TestCase("BCDF-GHJ")]
    [TestCase("BCDF-GHJKL")]
    [TestCase("ACDF-GHJK")]
    [TestCase("BCDF-GH0K")]
    [TestCase("BCDF-GHYK")]
    [TestCase("")]
    [TestCase(null)]
    public void It_has_eight_letters_of_the_alphabet_and_no_others(string? typed) => Assert.That(UserCode.Read(typed), Is.Null);

    [Test]
    public void Nobody_reads_a_word_in_it_or_takes_letters_for_others()
    {
        var codes = Enumerable.Range(0, 2000).Select(_ => UserCode.New()).ToList();
        var letters = codes.SelectMany(code => code.Letters).Distinct().ToList();

        Assert.That(letters, Has.None.AnyOf('A', 'E', 'I', 'O', 'U', 'Y', '0', '1'));
        Assert.That(Math.Log2(letters.Count) * 8, Is.GreaterThan(34), "bits");
        Assert.That(codes.Distinct().Count(), Is.EqualTo(codes.Count));
        Assert.That(codes[0].ToString(), Does.Match("^[B-Z]{4}-[B-Z]{4}$"));
    }

    private static bool IsReadAsTyped(byte dice)
    {
        var code = UserCode.New();
        var letters = dice % 2 == 0 ? code.Letters : code.Letters.ToLowerInvariant();
        var separator = new[] { " ", "-", "", " - ", "\t", "–" }[dice % 6];
        var typed = $" {string.Join(separator, letters.Chunk((dice % 8) + 1).Select(group => new string(group)))} ";
        return UserCode.Read(typed) == code && UserCode.Read(code.ToString()) == code;
    }
}
