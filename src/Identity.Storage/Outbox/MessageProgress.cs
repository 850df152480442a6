namespace Identity.Storage.Outbox;

/// <summary>How far a message is, for whoever waits for it.</summary>
/// <param name="State">Where it is.</param>
/// <param name="Attempts">How many tries failed.</param>
/// <param name="LastError">What the last try failed with: a code, never a text from outside.</param>
public sealed record MessageProgress(OutboxState State, int Attempts, string? LastError);
