namespace Identity.Storage.Codes;

/// <summary>A row of <c>send_counters</c>.</summary>
internal sealed class SendCounterRow
{
    public required string Key { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required int Amount { get; init; }
}
