using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Identity.OpenId.Documents;

/// <summary>On which line each value of a JSON text stands.</summary>
public static class DocumentLines
{
    /// <summary>The line, from 1, by path (<c>registration[0].id</c>); of a repeated name the last.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static IReadOnlyDictionary<string, int> Of(string json)
    {
        var text = Encoding.UTF8.GetBytes(json);
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(text);
        reader.Read();
        Value(ref reader, "", text, lines);
        reader.Read();
        return lines;
    }

    private static void Value(ref Utf8JsonReader reader, string path, byte[] text, Dictionary<string, int> lines)
    {
        lines[path] = text.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n') + 1;
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = reader.GetString()!;
                reader.Read();
                Value(ref reader, path.Length == 0 ? name : $"{path}.{name}", text, lines);
            }
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            var index = -1;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                index++;
                Value(ref reader, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"), text, lines);
            }
        }
    }
}
