using System.Text.Json;
using System.Text.Json.Serialization;

namespace Identity.Storage.Auditing;

/// <summary>What in an event names or locates somebody: encrypted together, erased together.</summary>
internal sealed record PersonalFields(string? Address, string? Agent, string? Details)
{
    private static readonly JsonSerializerOptions Writing = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Those of an event; <see langword="null"/> if it has none.</summary>
    public static PersonalFields? Of(AuditEvent e) =>
        e is { Address: null, Agent: null, Details: null } ? null : new(e.Address, e.Agent, e.Details);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static PersonalFields Read(ReadOnlySpan<byte> text) => JsonSerializer.Deserialize<PersonalFields>(text, Writing)!;

    /// <summary>As they are encrypted.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Writing);
}
