using System.Text.RegularExpressions;

namespace Identity.Server.Tests.Pages;

/// <summary>What holds for the markup of every page.</summary>
public sealed partial class MarkupTests
{
    private static readonly (string Path, string Text)[] Views = [.. SourceTree.Files("Identity.Server", ".cshtml")];

    [Test]
    [Category("rule-8")]
    public void Every_form_is_posted() =>
        Assert.That(Views.SelectMany(view => Form().Matches(view.Text)).Select(form => form.Value), Has.All.Contains("method=\"post\""));

    [Test]
    public void Nothing_is_inline_that_the_content_security_policy_forbids() =>
        Assert.That(Views.Where(view => Inline().IsMatch(view.Text)).Select(view => view.Path), Is.Empty);

    [Test]
    [Category("W13")]
    public void The_time_is_shown_by_the_layout_so_that_no_page_forgets_it() =>
        Assert.That(
            Views.Where(view => view.Text.Contains("_SessionTime", StringComparison.Ordinal)).Select(view => Path.GetFileName(view.Path)),
            Is.EqualTo(["_Layout.cshtml"]));

    [Test]
    [Category("W28")]
    public void A_code_can_be_pasted_with_spaces() =>
        Assert.That(Views.SelectMany(view => ShortField().Matches(view.Text)).Select(field => field.Value), Is.Empty);

    [Test]
    public void Words_come_from_the_resources() =>
        Assert.That(Views.SelectMany(view => Words().Matches(view.Text)).Select(words => words.Value), Is.Empty);

    [GeneratedRegex("<form[^>]*>")]
    private static partial Regex Form();

    [GeneratedRegex("""<style|\sstyle=|<script(?![^>]*\ssrc="~/)[^>]*>|\son[a-z]+="|javascript:""", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex("""maxlength="[1-9]?" """)]
    private static partial Regex ShortField();

    [GeneratedRegex(@">\s*[A-Z][a-z]+ [a-z]+[^<>{}();]*</")]
    private static partial Regex Words();
}
