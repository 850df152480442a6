namespace Identity.Server.Delivery;

/// <summary>What a text message says and to whom: what the outbox seals.</summary>
/// <param name="To">The number (E.164, with its plus sign).</param>
/// <param name="Text">What it says; lines end with a line feed.</param>
internal sealed record TextMessage(string To, string Text);
