using System.Text.Json;
using System.Text.Json.Nodes;

namespace Identity.OpenId.Documents;

/// <summary>The members of one JSON object, taken one by one; whatever is wrong with them is collected, with its line.</summary>
public sealed class DocumentFields
{
    private readonly JsonElement root;
    private readonly IReadOnlyDictionary<string, int> lines;
    private readonly string path;
    private readonly List<DocumentError> errors;
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    private DocumentFields(JsonElement root, string path, IReadOnlyDictionary<string, int> lines, List<DocumentError> errors)
    {
        this.root = root;
        this.path = path;
        this.lines = lines;
        this.errors = errors;
        foreach (var name in root.EnumerateObject().CountBy(member => member.Name).Where(pair => pair.Value > 1).Select(pair => pair.Key))
        {
            Refuse(name, "is named twice");
        }
    }

    /// <summary>Everything wrong so far, in the order of the text.</summary>
    public IReadOnlyList<DocumentError> Errors => [.. errors.OrderBy(error => error.Line)];

    /// <summary>Reads a text; <see langword="null"/> and one error if it is not a JSON object.</summary>
    public static DocumentFields? Read(string json, out DocumentError? error)
    {
        try
        {
            var found = DocumentLines.Of(json);
            using var document = JsonDocument.Parse(json);
            error = document.RootElement.ValueKind == JsonValueKind.Object ? null : new DocumentError(found[""], "", "must be an object");
            return error is null ? new DocumentFields(document.RootElement.Clone(), "", found, []) : null;
        }
        catch (JsonException exception)
        {
            error = new DocumentError((int)(exception.LineNumber ?? 0) + 1, "", $"is not JSON: {exception.Message}");
            return null;
        }
    }

    /// <summary>Whether there is such a member.</summary>
    public bool Has(string name) => root.TryGetProperty(name, out _);

    /// <summary>A text that is not empty; <see langword="null"/> if it is absent or refused.</summary>
    public string? Text(string name)
    {
        if (Take(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString()))
        {
            return value.GetString();
        }

        Refuse(name, "must be a text that is not empty");
        return null;
    }

    /// <summary>A list of texts; <see langword="null"/> if it is absent or refused.</summary>
    public IReadOnlyList<string>? Texts(string name)
    {
        if (Take(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
        {
            return [.. value.EnumerateArray().Select(item => item.GetString()!)];
        }

        Refuse(name, "must be a list of texts");
        return null;
    }

    /// <summary><see langword="true"/> or <see langword="false"/>; <see langword="null"/> if it is absent or refused.</summary>
    public bool? Flag(string name)
    {
        if (Take(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Refuse(name, "must be true or false");
        return null;
    }

    /// <summary>A whole number; <see langword="null"/> if it is absent or refused.</summary>
    public int? Number(string name)
    {
        if (Take(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number))
        {
            return number;
        }

        Refuse(name, "must be a whole number");
        return null;
    }

    /// <summary>The members of an object within; <see langword="null"/> if it is absent or refused.</summary>
    public DocumentFields? Members(string name)
    {
        if (Take(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return new DocumentFields(value, PathOf(name), lines, errors);
        }

        Refuse(name, "must be an object");
        return null;
    }

    /// <summary>The members of each object of a list; <see langword="null"/> if it is absent or refused.</summary>
    public IReadOnlyList<DocumentFields>? Objects(string name)
    {
        if (Take(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object))
        {
            return [.. value.EnumerateArray().Select((item, index) => new DocumentFields(item, $"{PathOf(name)}[{index}]", lines, errors))];
        }

        Refuse(name, "must be a list of objects");
        return null;
    }

    /// <summary>Notes that something is wrong with a member, or with its absence.</summary>
    /// <param name="name">The member, or an item of it: <c>redirect_uris[1]</c>.</param>
    /// <param name="message">What is wrong.</param>
    public void Refuse(string name, string message) =>
        errors.Add(new DocumentError(lines.GetValueOrDefault(PathOf(name), lines[path]), PathOf(name), message));

    /// <summary>Refuses every member that was not taken, so that a misspelt one is never silently none.</summary>
    public void RefuseOthers()
    {
        foreach (var name in root.EnumerateObject().Select(member => member.Name).Distinct().Where(name => !taken.Contains(name)))
        {
            Refuse(name, "is not known here");
        }
    }

    /// <summary>The object as it was written.</summary>
    public JsonObject Json() => JsonObject.Create(root)!;

    private JsonElement? Take(string name) => taken.Add(name) && root.TryGetProperty(name, out var value) ? value : null;

    private string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
