using System.Text.Json.Nodes;
using Identity.Storage.Auditing;

namespace Identity.Server.Commands;

/// <summary>Audit events of what operators do by command.</summary>
internal static class CommandEvents
{
    /// <summary>The event, with the account of the operating system that the command ran under.</summary>
    public static AuditEvent Event(string kind, DateTimeOffset now, params IEnumerable<string> details) => new()
    {
        Id = Guid.CreateVersion7(now),
        At = now,
        Kind = kind,
        Data = Data([.. details]).ToJsonString(),
    };

    private static JsonObject Data(string[] details)
    {
        var data = new JsonObject { ["command_by"] = Environment.UserName };
        if (details.Length > 0)
        {
            data["details"] = new JsonArray([.. details.Select(detail => JsonValue.Create(detail))]);
        }

        return data;
    }
}
