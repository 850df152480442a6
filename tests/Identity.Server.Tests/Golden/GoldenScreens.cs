using System.Globalization;
using System.Text.RegularExpressions;
using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.SignIn;
using Identity.Server.Localization;
using Identity.Testing;

namespace Identity.Server.Tests.Golden;

/// <summary>What a page shows, in the words of the golden table, without what only the gate knows.</summary>
internal static partial class GoldenScreens
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>As much of a row's screen as people see: of the methods to choose from the first, and neither permits nor what is due for review.</summary>
    public static string Shown(string screen) => screen.Split(' ')[0] switch
    {
        "more" => Steps().Replace(Permit().Replace(screen, ")"), ""),
        "review" => "review",
        _ => screen,
    };

    /// <summary>The screen that a browser is at.</summary>
    public static string Of(BrowserPage page) => page.Step switch
    {
        "/sign-in" => "sign in",
        "/sign-in/verify" => Verify(page, page.Text("main").Contains("Press its button", StringComparison.Ordinal) ? "hardwareToken" : "totp"),
        "/sign-in/mailbox" => "mailbox",
        "/sign-in/phone" => Verify(page, "phone"),
        "/sign-in/security-key" => Verify(page, "securityKey"),
        "/sign-in/recovery-code" => Verify(page, "recoveryCodes"),
        "/sign-in/more-info" => MoreInfo(page),
        "/sign-in/change-password" => "new password",
        "/sign-in/review" => "review",
        "/sign-in/stopped" => Stopped(page),
        _ => page.Address.ToString(),
    };

    private static string Verify(BrowserPage page, string first)
    {
        var others = page.Document.QuerySelectorAll("main ul.bullets a").Select(link => MethodIn(link.TextContent));
        return $"verify ({string.Join(' ', others.Prepend(first))})";
    }

    private static string MoreInfo(BrowserPage page)
    {
        var steps = string.Join(", ", page.Document.QuerySelectorAll("main ol.bullets li").Select(item => MethodIn(item.TextContent)));
        var because = string.Join(", ", page.Document.QuerySelectorAll("main details li").Select(item => Reason(item.TextContent)));
        var until = Day().Match(page.Text("form[action*='handler=Skip'] p"));
        var left = Times().Match(page.Text("form[action*='handler=Skip'] button"));
        return (page.Has("Skip"), until.Success, left.Success) switch
        {
            (false, _, _) => $"more info ({steps}; {because})",
            (_, true, _) => $"more info ({steps}; {because}; skip until {DateOnly.Parse(until.Value, English):yyyy-MM-dd})",
            (_, _, true) => $"more info ({steps}; {because}; {left.Groups[1].Value} skips left)",
            _ => $"more info ({steps}; {because}; skip)",
        };
    }

    private static string Stopped(BrowserPage page) =>
        $"stopped ({Enum.GetValues<RefusalReason>().First(reason => page.Text("main").Contains(Texts.In(English, $"Stopped.{reason}"), StringComparison.Ordinal))})";

    private static string MethodIn(string text) => text.Trim().StartsWith(Texts.In(English, "Interrupt.AppPassword"), StringComparison.Ordinal)
        ? "app password"
        : MethodCatalogue.WithReserve.Select(method => method.Name)
            .First(name => text.Trim().StartsWith(Texts.In(English, $"Method.{name}.Name"), StringComparison.Ordinal));

    private static string Reason(string text)
    {
        var trigger = Enum.GetValues<InterruptTrigger>().First(trigger => text.Contains(Texts.In(English, $"Reason.{trigger}"), StringComparison.Ordinal));
        return $"{trigger} {Rule().Match(text).Groups[1].Value.Trim()}".TrimEnd();
    }

    [GeneratedRegex("; by [A-Za-z]+\\)$")]
    private static partial Regex Permit();

    [GeneratedRegex("/[a-zA-Z/]+")]
    private static partial Regex Steps();

    [GeneratedRegex("[0-9]{1,2} [A-Z][a-z]+ [0-9]{4}")]
    private static partial Regex Day();

    [GeneratedRegex("([0-9]+) times? left")]
    private static partial Regex Times();

    [GeneratedRegex("Rule: (.*)")]
    private static partial Regex Rule();
}
