using System.Text.Encodings.Web;
using Identity.Server.Localization;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Identity.Server.Tests.Pages.Shared;

public sealed class CodeProblemTests
{
    private readonly Texts texts = new(new RequestLanguage(new HttpContextAccessor(), new UiLocales()), HtmlEncoder.Default, new FakeTimeProvider());

    [Test]
    public void Every_problem_can_be_said() => Assert.Multiple(() =>
    {
        Assert.That(CodeProblem.Empty.Describe(texts), Is.EqualTo("Enter the 6-digit code"));
        Assert.That(CodeProblem.Format.Describe(texts), Is.EqualTo("The code must be 6 digits"));
        Assert.That(CodeProblem.Used.Describe(texts), Does.Contain("used before"));
        Assert.That(CodeProblem.Wrong(1).Describe(texts), Does.EndWith("1 try left."));
        Assert.That(CodeProblem.ClockOff(7).Describe(texts), Does.Contain("7 minutes off"));
        Assert.That(CodeProblem.AnswerMissing.Describe(texts), Is.EqualTo("Answer every question"));
        Assert.That(CodeProblem.AnswersWrong(1).Describe(texts), Does.EndWith("1 try left."));
    });

    [TestCase(15, "Wait 15 minutes")]
    [TestCase(120, "Wait 120 minutes")]
    [TestCase(121, "Wait 3 hours")]
    [TestCase(1440, "Wait 24 hours")]
    public void A_long_wait_is_said_in_hours(int minutes, string text)
    {
        var now = DateTimeOffset.UnixEpoch;

        Assert.That(CodeProblem.Locked(now, now.AddMinutes(minutes)).Describe(texts), Does.Contain(text));
        Assert.That(CodeProblem.AnswersLocked(now, now.AddMinutes(minutes)).Describe(texts), Does.Contain(text));
    }
}
