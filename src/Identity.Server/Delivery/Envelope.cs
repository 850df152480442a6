namespace Identity.Server.Delivery;

/// <summary>What a sender knows of a message beside what it says.</summary>
/// <param name="Id">The message's key in the outbox: the same each time it is tried.</param>
/// <param name="Validity">For how long it is worth delivering, as of this try; more than nothing.</param>
internal sealed record Envelope(Guid Id, TimeSpan Validity);
