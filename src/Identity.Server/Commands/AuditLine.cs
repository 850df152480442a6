using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Identity.Storage.Auditing;

namespace Identity.Server.Commands;

/// <summary>An audit event as a line of JSON. <c>id</c> to <c>sealed</c> are what the seal is made over, to the letter; <c>deploy/README.md</c> says how.</summary>
internal static class AuditLine
{
    private static readonly JsonSerializerOptions Printing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line.</summary>
    public static string Of(RecordedEvent recorded)
    {
        var e = recorded.Event;
        var line = new JsonObject
        {
            ["number"] = recorded.Link?.Number,
            ["id"] = e.Id.ToString(),
            ["at"] = e.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["kind"] = e.Kind,
            ["person"] = e.PersonId?.ToString(),
            ["actor"] = e.ActorId?.ToString(),
            ["client"] = e.ClientId,
            ["rule"] = e.RuleId,
            ["data"] = e.Data,
            ["key"] = recorded.KeyId?.ToString(),
            ["sealed"] = recorded.Sealed is { } bytes ? Convert.ToBase64String(bytes) : null,
            ["previous"] = recorded.Link?.Previous,
            ["seal"] = recorded.Link?.Hash,
        };
        Add(line, recorded);
        return line.ToJsonString(Printing);
    }

    private static void Add(JsonObject line, RecordedEvent recorded)
    {
        if (recorded.Personal is PersonalState.None)
        {
            return;
        }

        line["personal"] = recorded.Personal.ToString().ToLowerInvariant();
        if (recorded.Personal is PersonalState.Read)
        {
            line["address"] = recorded.Event.Address;
            line["agent"] = recorded.Event.Agent;
            line["details"] = recorded.Event.Details;
        }
    }
}
