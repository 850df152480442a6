using System.Text.Json.Nodes;

namespace Identity.OpenId.Tests.World;

/// <summary>Reads texts out of JSON.</summary>
internal static class JsonTexts
{
    public static string Text(this JsonObject body, string name) => body[name]!.GetValue<string>();
}
