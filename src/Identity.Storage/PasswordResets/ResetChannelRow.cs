namespace Identity.Storage.PasswordResets;

/// <summary>A row of <c>reset_channels</c>: a channel that proved a reset and is held since (attack 3).</summary>
internal sealed class ResetChannelRow
{
    public required Guid PersonId { get; init; }

    public required string Channel { get; init; }

    public required DateTimeOffset At { get; init; }
}
