using System.Text.Json;
using System.Text.Json.Nodes;

namespace Identity.Server.Commands.Keycloak;

/// <summary>Members of an export as they are, whatever version wrote it: what has another type than expected is not there.</summary>
internal static class KeycloakJson
{
    /// <summary>A text that is not empty.</summary>
    public static string? Text(this JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue<string>(out var text) && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>Whether a member is <see langword="true"/>.</summary>
    public static bool? Flag(this JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;

    /// <summary>A whole number.</summary>
    public static long? Number(this JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue<long>(out var number) ? number : null;

    /// <summary>The objects of a list.</summary>
    public static IEnumerable<JsonObject> Objects(this JsonObject json, string name) => (json[name] as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>The texts of a list.</summary>
    public static IEnumerable<string> Texts(this JsonObject json, string name) =>
        (json[name] as JsonArray ?? []).OfType<JsonValue>().Select(value => value.TryGetValue<string>(out var text) ? text : null).OfType<string>();

    /// <summary>An object that is written as a text, as <c>secretData</c> and <c>credentialData</c> are; empty if it is none.</summary>
    public static JsonObject Within(this JsonObject json, string name)
    {
        try
        {
            return json.Text(name) is { } text ? JsonNode.Parse(text) as JsonObject ?? [] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>The first value of an attribute, which is a list.</summary>
    public static string? Attribute(this JsonObject json, string name) =>
        (json["attributes"] as JsonObject)?.Texts(name).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
}
