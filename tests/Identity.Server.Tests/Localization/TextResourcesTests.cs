using System.Text.RegularExpressions;
using System.Xml.Linq;
using Identity.Domain.AppPasswords;
using Identity.Domain.Enrollment;
using Identity.Domain.Methods;
using Identity.Domain.Methods.Phones;
using Identity.Domain.PasswordReset.Questions;
using Identity.Domain.Passwords;
using Identity.Domain.SignIn;
using Identity.Server.Audit;
using Identity.Server.Authenticators.Email;
using Identity.Server.Authenticators.Phone;
using Identity.Server.Localization;
using Identity.Server.Pages.PasswordReset;
using Identity.Server.Pages.Shared;
using Identity.Server.Passwords;
using Identity.Storage.Codes;
using Identity.Storage.Notices;

namespace Identity.Server.Tests.Localization;

/// <summary>The two resource files say the same things, and the pages ask for nothing else.</summary>
public sealed partial class TextResourcesTests
{
    private static readonly Dictionary<string, string> English = Load("Text.resx");
    private static readonly Dictionary<string, string> Dutch = Load("Text.nl.resx");

    [Test]
    public void Both_languages_have_the_same_keys() => Assert.That(Dutch.Keys, Is.EquivalentTo(English.Keys));

    [TestCaseSource(nameof(Keys))]
    public void A_text_has_the_same_placeholders_in_both_languages(string key) =>
        Assert.That(Placeholders(Dutch[key]), Is.EquivalentTo(Placeholders(English[key])));

    [TestCaseSource(nameof(Keys))]
    public void A_text_is_not_empty(string key) =>
        Assert.That(English[key].Trim(), Is.Not.Empty.And.Not.EqualTo("…"), key);

    [Test]
    public void A_plural_has_both_forms()
    {
        var one = English.Keys.Where(key => key.EndsWith(".One", StringComparison.Ordinal));
        Assert.That(one.Where(key => !English.ContainsKey(key[..^"One".Length] + "Other")), Is.Empty);
    }

    [Test]
    public void Every_text_that_a_page_asks_for_exists()
    {
        var asked = SourceTree.Files("Identity.Server", ".cshtml", ".cs").SelectMany(file => Asked(file.Text).Select(key => (file.Path, key)));
        Assert.That(asked.Where(use => !English.ContainsKey(use.key)), Is.Empty);
    }

    [Test]
    public void Every_text_is_asked_for()
    {
        var source = string.Concat(SourceTree.Files("Identity.Server", ".cshtml", ".cs").Select(file => file.Text));
        var unused = English.Keys.Except(Families())
            .Where(key => !source.Contains($"\"{key}\"", StringComparison.Ordinal)
                && !source.Contains($"\"{Form().Replace(key, "")}\"", StringComparison.Ordinal));
        Assert.That(unused, Is.Empty);
    }

    [TestCaseSource(nameof(Families))]
    public void Every_value_that_is_part_of_a_key_has_its_text(string key) => Assert.That(English, Contains.Key(key));

    private static string[] Keys() => [.. English.Keys];

    /// <summary>The keys that pages put together from a value.</summary>
    private static IEnumerable<string> Families() =>
    [
        .. MethodCatalogue.All.SelectMany(method => new[] { $"Method.{method}.Name", $"Method.{method}.Body" }),
        .. MethodCatalogue.All.OfType<TwoStepMethod>().Select(method => $"Done.NextTime.{method}"),
        .. Enum.GetNames<InterruptTrigger>().Select(name => $"Reason.{name}"),
        .. Enum.GetNames<RefusalReason>().Select(name => $"Stopped.{name}"),
        .. Enum.GetNames<ChoiceTag>().Select(name => $"Tag.{name}"),
        .. Enum.GetNames<LabelProblem>().Select(name => $"Name.{name}"),
        "Mail.AddedForReset.Subject", "Mail.AddedForReset.Body",
        .. Enum.GetNames<ChangeKind>().SelectMany(kind => new[] { $"Mail.{kind}.Subject", $"Mail.{kind}.Body", $"NotMe.What.{kind}", $"NotMe.Will.{kind}", $"NotMe.Done.{kind}" }),
        .. new[] { "Interrupt", "Proposal" }.SelectMany(words => new[] { $"{words}.Title", $"{words}.Body.One", $"{words}.Body.Other", $"{words}.Skip" }),
        .. new[] { "Session", "Reset.Session" }.SelectMany(words => new[] { $"{words}.Dialog", $"{words}.Spent" }),
        .. Enum.GetNames<CodeChannel>().Select(channel => $"Review.{channel}"),
        "Mail.AddedForReset.Subject",
        "Mail.AddedForReset.Body",
        .. Enum.GetNames<LabelProblem>().Select(name => $"AppPassword.{name}"),
        .. DoorNames.Each.Select(door => $"AppPasswords.Door.{door}"),
        .. Enum.GetValues<DoorRefusal>().Except([DoorRefusal.Frozen, DoorRefusal.PasswordChangeDue]).Select(reason => $"Door.{reason}"),
        "Door.Locked", "Door.Unavailable",
        "Delete.Body.TwoStep",
        "Delete.Body.ResetOnly",
        $"Method.{MethodCatalogue.RecoveryCodes}.Name",
        .. Texts.DescribedScopes.Select(scope => $"Scope.{scope}"),
        .. new[] { "Failure", "Failure.Request", "Failure.NotFound" }.SelectMany(kind => new[] { $"{kind}.Title", $"{kind}.Body" }),
        .. new[] { "Done", "Cancelled", "Over" }.SelectMany(ending => new[] { $"Device.{ending}.Title", $"Device.{ending}.Body" }),
        "Verify.totp.Body", "Verify.hardwareToken.Body",
        .. new[] { "totp", "hardwareToken" }.SelectMany(method => new[] { $"Reset.{method}.Title", $"Reset.{method}.Body" }),
        .. Enum.GetNames<NewPasswordFault>().Select(name => $"NewPassword.{name}"),
        .. Enum.GetNames<PasswordHint>().Select(name => $"NewPassword.Hint.{name}"),
        .. Enumerable.Range(0, 5).Select(score => $"NewPassword.Strength.{score}"),
        .. Enum.GetNames<PhoneProblem>().Select(name => $"Phone.{name}"),
        .. Enum.GetNames<MailboxProblem>().Select(name => $"Email.{name}"),
        .. Enum.GetNames<AnswerFault>().Select(name => $"Questions.{name}"),
        .. Enum.GetNames<PhoneChannel>().SelectMany(channel => new[] { $"Phone.Channel.{channel}", $"Phone.Channel.{channel}.Body" }),
        .. typeof(AuditKinds).GetFields().Select(kind => $"Activity.{kind.GetRawConstantValue()}"),
        .. MethodCatalogue.All.Select(method => $"Reset.Method.{method}"),
        .. Enum.GetNames<ResetEnding>().SelectMany(ending => new[] { $"Reset.{ending}.Title", $"Reset.{ending}.Body" }),
    ];

    private static IEnumerable<string> Asked(string source) =>
    [
        .. Single().Matches(source).Select(match => match.Groups[1].Value),
        .. Conditional().Matches(source).SelectMany(match => new[] { match.Groups[1].Value, match.Groups[2].Value }),
        .. Plural().Matches(source).SelectMany(match => new[] { $"{match.Groups[1].Value}.One", $"{match.Groups[1].Value}.Other" }),
    ];

    private static string[] Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Value).Distinct()];

    private static Dictionary<string, string> Load(string file) =>
        XDocument.Load(SourceTree.PathOf($"Identity.Server/Resources/{file}")).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    [GeneratedRegex("""texts(?:\[|\.Html\()"([\w.]+)""")]
    private static partial Regex Single();

    [GeneratedRegex("""texts\[[^\]"]*\? "([\w.]+)" : "([\w.]+)"\]""")]
    private static partial Regex Conditional();

    [GeneratedRegex("""texts\.Plural(?:Html)?\("([\w.]+)""")]
    private static partial Regex Plural();

    [GeneratedRegex(@"\.(One|Other)$")]
    private static partial Regex Form();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();
}
