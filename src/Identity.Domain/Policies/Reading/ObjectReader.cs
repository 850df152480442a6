using System.Globalization;
using System.Text.Json;

namespace Identity.Domain.Policies.Reading;

/// <summary>Takes the members of one JSON object one by one; what is wrong with them is added to <paramref name="errors"/>.</summary>
internal sealed class ObjectReader(LocatedJson node, List<PolicyError> errors)
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public static bool IsObject(LocatedJson node, List<PolicyError> errors)
    {
        if (node.Kind is JsonValueKind.Object)
        {
            return true;
        }

        errors.Add(new(node.Line, node.Path, "must be an object"));
        return false;
    }

    /// <summary>The member's value; <see langword="null"/> if there is no such member.</summary>
    public LocatedJson? Take(string name)
    {
        taken.Add(name);
        return node.Members.FirstOrDefault(member => member.Name == name)?.Value;
    }

    /// <summary>The member's value; its absence is an error.</summary>
    public LocatedJson? Require(string name)
    {
        if (Take(name) is { } value)
        {
            return value;
        }

        errors.Add(new(node.Line, node.PathOf(name), "is missing"));
        return null;
    }

    public bool Flag(string name, bool fallback)
    {
        if (Take(name) is not { } value)
        {
            return fallback;
        }

        if (value.Kind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.Kind is JsonValueKind.True;
        }

        errors.Add(new(value.Line, value.Path, "must be true or false"));
        return fallback;
    }

    /// <summary>The whole number of a member that may be left out.</summary>
    public int Number(string name, int least, int most, int fallback) =>
        Take(name) is { } value ? Whole(value, least, most) ?? fallback : fallback;

    /// <summary>The string of a member that may be left out.</summary>
    public string? Text(string name) => Take(name) is { } value ? TextOf(value) : null;

    /// <summary>The strings of a member that may be left out, each not empty and not there twice.</summary>
    public IReadOnlyList<string> Texts(string name, IReadOnlyList<string> fallback)
    {
        if (Take(name) is not { } value)
        {
            return fallback;
        }

        var texts = new List<string>();
        foreach (var item in ItemsOf(value))
        {
            if (TextOf(item) is { } text)
            {
                Distinct(item, text, texts);
            }
        }

        return texts;
    }

    public IReadOnlyList<LocatedJson> ItemsOf(LocatedJson value)
    {
        if (value.Kind is not JsonValueKind.Array)
        {
            errors.Add(new(value.Line, value.Path, "must be a list"));
        }

        return value.Items;
    }

    public string? TextOf(LocatedJson value)
    {
        if (value is { Kind: JsonValueKind.String, Text.Length: >= 1 and <= 100 } && !value.Text.Any(char.IsControl))
        {
            return value.Text;
        }

        errors.Add(new(value.Line, value.Path, "must be a text of 1 to 100 characters"));
        return null;
    }

    public int? Whole(LocatedJson value, int least, int most)
    {
        if (value.Kind is JsonValueKind.Number
            && int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
        {
            return number;
        }

        errors.Add(new(value.Line, value.Path, string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {least} to {most}")));
        return null;
    }

    /// <summary>Refuses the members that nobody took, and those there twice.</summary>
    public void RefuseOthers()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in node.Members)
        {
            if (!taken.Contains(member.Name))
            {
                errors.Add(new(member.Line, member.Value.Path, "is not known"));
            }
            else if (!seen.Add(member.Name))
            {
                errors.Add(new(member.Line, member.Value.Path, "is there twice"));
            }
        }
    }

    private void Distinct(LocatedJson item, string text, List<string> texts)
    {
        if (texts.Contains(text, StringComparer.Ordinal))
        {
            errors.Add(new(item.Line, item.Path, $"names {text} twice"));
            return;
        }

        texts.Add(text);
    }
}
