using System.Globalization;
using System.Text.RegularExpressions;

namespace Identity.Server.Tests.Pages;

/// <summary>The colours of <c>site.css</c> can be told apart (WCAG 2.2, 1.4.3 and 1.4.11).</summary>
public sealed partial class ContrastTests
{
    private static readonly Dictionary<string, string[]> Tokens = Token()
        .Matches(File.ReadAllText(SourceTree.PathOf("Identity.Server/wwwroot/site.css")))
        .ToDictionary(match => match.Groups[1].Value, match => new[] { match.Groups[2].Value, match.Groups[3].Value });

    [TestCase("text", "surface", 4.5)]
    [TestCase("text", "bg", 4.5)]
    [TestCase("text", "surface-2", 4.5)]
    [TestCase("text", "accent-soft", 4.5)]
    [TestCase("muted", "surface", 4.5)]
    [TestCase("muted", "bg", 4.5)]
    [TestCase("muted", "surface-2", 4.5)]
    [TestCase("muted", "accent-soft", 4.5)]
    [TestCase("accent", "surface", 4.5)]
    [TestCase("accent", "bg", 4.5)]
    [TestCase("accent", "accent-soft", 4.5)]
    [TestCase("accent-hover", "surface", 4.5)]
    [TestCase("on-accent", "accent", 4.5)]
    [TestCase("on-accent", "accent-hover", 4.5)]
    [TestCase("ok", "ok-bg", 4.5)]
    [TestCase("warn", "warn-bg", 4.5)]
    [TestCase("bad", "bad-bg", 4.5)]
    [TestCase("bad", "surface", 4.5)]
    [TestCase("control", "surface", 3)]
    [TestCase("control", "bg", 3)]
    [TestCase("focus", "surface", 3)]
    [TestCase("focus", "bg", 3)]
    [TestCase("ok-line", "surface", 3)]
    [TestCase("warn-line", "surface", 3)]
    [TestCase("bad-line", "surface", 3)]
    public void Pair_has_the_contrast_it_needs(string front, string back, double needed) => Assert.Multiple(() =>
    {
        Assert.That(Ratio(Tokens[front][0], Tokens[back][0]), Is.GreaterThanOrEqualTo(needed), "light");
        Assert.That(Ratio(Tokens[front][1], Tokens[back][1]), Is.GreaterThanOrEqualTo(needed), "dark");
    });

    private static double Ratio(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour) =>
        (0.2126 * Channel(colour[1..3])) + (0.7152 * Channel(colour[3..5])) + (0.0722 * Channel(colour[5..7]));

    private static double Channel(string hexadecimal)
    {
        var value = int.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex(@"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);")]
    private static partial Regex Token();
}
