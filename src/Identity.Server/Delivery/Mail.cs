namespace Identity.Server.Delivery;

/// <summary>What a mail says and to whom: what the outbox seals.</summary>
/// <param name="To">The address.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Text">The body, plain text.</param>
/// <param name="Language">The language of both, as a tag.</param>
internal sealed record Mail(string To, string Subject, string Text, string Language);
