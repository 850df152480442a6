using System.Globalization;
using System.Text.Json;
using Identity.Domain.Passwords;

namespace Identity.Domain.Policies.Reading;

/// <summary>Reads <c>passwords</c>: what new passwords must not lean on.</summary>
internal sealed class PasswordRuleReader(List<PolicyError> errors)
{
    public PasswordRule Read(LocatedJson? node)
    {
        if (node is null || !ObjectReader.IsObject(node, errors))
        {
            return PasswordRule.Default;
        }

        var reader = new ObjectReader(node, errors);
        var words = reader.Texts("words", []);
        if (reader.Take("words") is { } list)
        {
            Check(list);
        }

        reader.RefuseOthers();
        return words.Count == 0 ? PasswordRule.Default : new(words);
    }

    private void Check(LocatedJson list)
    {
        if (list.Items.Count > PasswordRule.MostWords)
        {
            errors.Add(new(list.Line, list.Path, string.Create(CultureInfo.InvariantCulture, $"must have at most {PasswordRule.MostWords} words")));
        }

        // A shorter one would be ignored, and nobody would know.
        foreach (var item in list.Items.Where(item => item is { Kind: JsonValueKind.String, Text.Length: > 0 } && LookAlikes.Normalise(item.Text).Length < BannedWords.Shortest))
        {
            errors.Add(new(item.Line, item.Path, string.Create(CultureInfo.InvariantCulture, $"must have at least {BannedWords.Shortest} characters")));
        }
    }
}
