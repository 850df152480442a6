using System.Globalization;
using Identity.Domain.PasswordReset.Questions;

namespace Identity.Domain.Policies.Reading;

/// <summary>Reads <c>passwordReset.questions</c>: how many are registered and asked, and the organisation's own.</summary>
internal sealed class QuestionRuleReader(List<PolicyError> errors)
{
    private const int LongestId = 40;
    private readonly HashSet<string> ids = [];
    private readonly HashSet<(string Language, string Text)> texts = [];

    public QuestionRule Read(LocatedJson? node)
    {
        if (node is null || !ObjectReader.IsObject(node, errors))
        {
            return QuestionRule.Default;
        }

        var reader = new ObjectReader(node, errors);
        var register = reader.Number("register", QuestionRule.Fewest, QuestionRule.Most, QuestionRule.Default.Register);
        var ask = reader.Number("ask", QuestionRule.Fewest, QuestionRule.Most, QuestionRule.Default.Ask);
        var custom = reader.Take("custom") is { } list ? Custom(reader.ItemsOf(list), list) : [];
        reader.RefuseOthers();
        if (ask > register && reader.Take("ask") is { } value)
        {
            errors.Add(new(value.Line, value.Path, string.Create(CultureInfo.InvariantCulture, $"must be no more than the {register} that are registered")));
        }

        return new(register, ask, custom);
    }

    private IReadOnlyList<CustomQuestion> Custom(IReadOnlyList<LocatedJson> items, LocatedJson list)
    {
        if (items.Count > QuestionRule.MostCustom)
        {
            errors.Add(new(list.Line, list.Path, string.Create(CultureInfo.InvariantCulture, $"must have at most {QuestionRule.MostCustom} questions")));
        }

        return [.. items.Select(One).OfType<CustomQuestion>()];
    }

    private CustomQuestion? One(LocatedJson node)
    {
        if (!ObjectReader.IsObject(node, errors))
        {
            return null;
        }

        var reader = new ObjectReader(node, errors);
        var id = Id(reader.Require("id"));
        var inLanguages = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var language in QuestionRule.Languages)
        {
            if (reader.Require(language) is { } value && reader.TextOf(value) is { } text)
            {
                inLanguages.Add(language, text);
                RefuseTwice(value, language, text);
            }
        }

        reader.RefuseOthers();
        return id is null || inLanguages.Count < QuestionRule.Languages.Count ? null : new(id, inLanguages);
    }

    private string? Id(LocatedJson? value)
    {
        if (value is null)
        {
            return null;
        }

        // No capital letters: so it can be none of the built-in ones, those of later versions included.
        if (value.Text.Length is 0 or > LongestId || !value.Text.All(IsLowerLetterDigitOrHyphen))
        {
            errors.Add(new(value.Line, value.Path, string.Create(CultureInfo.InvariantCulture, $"must be 1 to {LongestId} lower-case letters, digits and hyphens")));
            return null;
        }

        if (!ids.Add(value.Text))
        {
            errors.Add(new(value.Line, value.Path, $"another question has the id {value.Text}"));
        }

        return value.Text;
    }

    private static bool IsLowerLetterDigitOrHyphen(char character) =>
        char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-';

    // Under two ids one question would take two answers that are the same secret.
    private void RefuseTwice(LocatedJson value, string language, string text)
    {
        if (!texts.Add((language, QuestionAnswers.Normalise(text))))
        {
            errors.Add(new(value.Line, value.Path, "asks what another question asks"));
        }
    }
}
