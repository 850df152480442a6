namespace Identity.Storage.Tokens;

/// <summary>A row of <c>hardware_tokens</c>: a token in stock, assigned to a person, or in use.</summary>
/// <remarks>
/// Its clock and the last step that was spent belong to the device and stay with it when it changes hands: a code that once worked never works
/// again, whoever has the token then.
/// </remarks>
internal sealed class HardwareTokenRow
{
    public required Guid Id { get; init; }

    public required string Serial { get; init; }

    public required string SerialKey { get; init; }

    public required byte[] SealedSecret { get; init; }

    public required int StepSeconds { get; init; }

    public long Drift { get; init; }

    public long? LastStep { get; init; }

    public required string Manufacturer { get; init; }

    public required string Model { get; init; }

    public Guid? PersonId { get; init; }

    public DateTimeOffset? AssignedAt { get; init; }

    /// <summary>The method that it is; <see langword="null"/> until it was activated, and again when that method was removed.</summary>
    public Guid? MethodId { get; init; }

    public required DateTimeOffset ImportedAt { get; init; }
}
