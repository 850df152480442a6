using System.Text;
using System.Text.Json;

namespace Identity.Domain.Policies.Reading;

/// <summary>Strict JSON (RFC 8259: no comments, no trailing commas) with the line of everything.</summary>
internal static class LocatedJsonParser
{
    /// <summary>The document's one value.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static LocatedJson Parse(string json)
    {
        var text = Encoding.UTF8.GetBytes(json.TrimStart('\uFEFF'));
        var lines = new LineCounter(text);
        var reader = new Utf8JsonReader(text);
        reader.Read();
        var root = Value(ref reader, "", lines);
        reader.Read();
        return root;
    }

    private static LocatedJson Value(ref Utf8JsonReader reader, string path, LineCounter lines)
    {
        var line = lines.At(reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return new(JsonValueKind.Object, path, line) { Members = Members(ref reader, path, lines) };
            case JsonTokenType.StartArray:
                return new(JsonValueKind.Array, path, line) { Items = Items(ref reader, path, lines) };
            case JsonTokenType.String:
                return new(JsonValueKind.String, path, line) { Text = Text(ref reader, line) };
            case JsonTokenType.Number:
                return new(JsonValueKind.Number, path, line) { Text = Encoding.UTF8.GetString(reader.ValueSpan) };
            case JsonTokenType.True:
                return new(JsonValueKind.True, path, line);
            case JsonTokenType.False:
                return new(JsonValueKind.False, path, line);
            default:
                return new(JsonValueKind.Null, path, line);
        }
    }

    private static List<LocatedMember> Members(ref Utf8JsonReader reader, string path, LineCounter lines)
    {
        var members = new List<LocatedMember>();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var line = lines.At(reader.TokenStartIndex);
            var name = Text(ref reader, line);
            reader.Read();
            members.Add(new(name, line, Value(ref reader, path.Length == 0 ? name : $"{path}.{name}", lines)));
        }

        return members;
    }

    private static List<LocatedJson> Items(ref Utf8JsonReader reader, string path, LineCounter lines)
    {
        var items = new List<LocatedJson>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            items.Add(Value(ref reader, $"{path}[{items.Count}]", lines));
        }

        return items;
    }

    private static string Text(ref Utf8JsonReader reader, int line)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException exception)
        {
            // An escaped half of a surrogate pair is valid JSON and no text.
            throw new JsonException(exception.Message, path: null, line - 1, bytePositionInLine: null, exception);
        }
    }
}
