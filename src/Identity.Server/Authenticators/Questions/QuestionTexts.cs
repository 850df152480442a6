using System.Globalization;
using System.Resources;
using Identity.Domain.PasswordReset.Questions;
using Identity.Domain.Policies;
using Identity.Server.Localization;

namespace Identity.Server.Authenticators.Questions;

/// <summary>The security questions that there are, the built-in ones and the organisation's own, in words.</summary>
internal sealed class QuestionTexts(RequestLanguage language)
{
    private static readonly ResourceManager BuiltIn = new("Identity.Server.Resources.Questions", typeof(Texts).Assembly);

    /// <summary>Every question that may be chosen, in the language of the request and in the order of its words.</summary>
    public IReadOnlyList<Question> All(QuestionRule rule) =>
        [.. Ids(rule).Select(id => new Question(id, Find(rule, id, language.Culture)!)).OrderBy(question => question.Text, StringComparer.Create(language.Culture, ignoreCase: true))];

    /// <summary>A question in the language of the request; <see langword="null"/> if there is none with that id, or no longer.</summary>
    public string? TextOf(QuestionRule rule, string id) => Find(rule, id, language.Culture);

    /// <summary>A question in every language: no answer may repeat a word of any. Nothing if there is none with that id.</summary>
    public static IReadOnlyCollection<string> InEveryLanguage(QuestionRule rule, string id) =>
        [.. RequestLanguage.Tags.Select(tag => Find(rule, id, RequestLanguage.Find(tag)!)).OfType<string>()];

    /// <summary>The ids of every question that there is.</summary>
    public static IEnumerable<string> Ids(QuestionRule rule) => BuiltInQuestions.Ids.Concat(rule.Custom.Select(question => question.Id));

    private static string? Find(QuestionRule rule, string id, CultureInfo culture) =>
        BuiltInQuestions.Ids.Contains(id)
            ? BuiltIn.GetString(id, culture)
            : rule.Custom.FirstOrDefault(question => question.Id == id)?.Texts.GetValueOrDefault(culture.TwoLetterISOLanguageName);
}
