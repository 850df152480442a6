using System.Globalization;
using System.Resources;
using Identity.Domain.PasswordReset.Questions;
using Identity.Server.Localization;

namespace Identity.Server.Tests.Localization;

/// <summary>Every built-in security question has its text in every language, and nothing else is there.</summary>
public sealed class QuestionResourcesTests
{
    private static readonly ResourceManager Questions = new("Identity.Server.Resources.Questions", typeof(Texts).Assembly);

    [TestCase("en")]
    [TestCase("nl")]
    public void Every_question_has_one_text_of_its_own(string language)
    {
        var texts = Questions.GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: language == "en")!
            .Cast<System.Collections.DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

        Assert.Multiple(() =>
        {
            Assert.That(texts.Keys, Is.EquivalentTo(BuiltInQuestions.Ids));
            Assert.That(texts.Values, Is.Unique.And.All.EndsWith("?"));
        });
    }
}
