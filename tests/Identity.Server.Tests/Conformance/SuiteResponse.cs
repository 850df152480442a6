using System.Net;
using System.Text.Json.Nodes;

namespace Identity.Server.Tests.Conformance;

/// <summary>An answer to the suite itself, not to its browser.</summary>
internal sealed record SuiteResponse(HttpStatusCode Status, string ContentType, bool NoStore, string Text)
{
    public static async Task<SuiteResponse> ReadAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        response.Content.Headers.ContentType?.ToString() ?? "",
        response.Headers.CacheControl?.NoStore == true,
        await response.Content.ReadAsStringAsync());

    /// <summary>The JSON of an answer with this status.</summary>
    public JsonObject Json(HttpStatusCode status = HttpStatusCode.OK)
    {
        Assert.That(Status, Is.EqualTo(status), Text);
        Assert.That(ContentType, Is.EqualTo("application/json"));
        return JsonNode.Parse(Text)!.AsObject();
    }
}
