using System.Globalization;
using System.Text.RegularExpressions;

namespace Identity.Server.Tests.Pages;

/// <summary>The colours of <c>site.css</c> can be told apart (WCAG 2.2, 1.4.3 and 1.4.11).</summary>
public sealed partial class ContrastTests
{
    private static readonly Dictionary<string, string[]> Tokens = Token()
        .Matches(File.ReadAllText(SourceTree.PathOf("Identity.Server/wwwroot/site.css")))
        .ToDictionary(match => match.Groups[1].Value, match => new[] { match.Groups[2].Value, match.Groups[3].Value });

    [TestCase("text", "surface")]
    [TestCase("text", "bg")]
    [TestCase("text", "surface-2")]
    [TestCase("text", "accent-soft")]
    [TestCase("muted", "surface")]
    [TestCase("muted", "bg")]
    [TestCase("muted", "surface-2")]
    [TestCase("muted", "accent-soft")]
    [TestCase("accent", "surface")]
    [TestCase("accent", "bg")]
    [TestCase("accent", "accent-soft")]
    [TestCase("accent-hover", "surface")]
    [TestCase("on-accent", "accent")]
    [TestCase("on-accent", "accent-hover")]
    [TestCase("ok", "ok-bg")]
    [TestCase("warn", "warn-bg")]
    [TestCase("bad", "bad-bg")]
    [TestCase("bad", "surface")]
    [Category("W07")]
    public void W07_Text_stands_out_from_what_it_is_written_on(string front, string back) => AssertRatio(front, back, needed: 4.5);

    [TestCase("control", "surface")]
    [TestCase("control", "bg")]
    [TestCase("focus", "surface")]
    [TestCase("focus", "bg")]
    [TestCase("ok-line", "surface")]
    [TestCase("warn-line", "surface")]
    [TestCase("bad-line", "surface")]
    [Category("W09")]
    public void W09_Borders_lines_and_the_focus_stand_out_from_what_is_around_them(string front, string back) => AssertRatio(front, back, needed: 3);

    private static void AssertRatio(string front, string back, double needed) => Assert.Multiple(() =>
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
