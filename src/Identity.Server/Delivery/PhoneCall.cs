namespace Identity.Server.Delivery;

/// <summary>Whom a call is for and where the gateway finds out what to say: what the outbox seals.</summary>
/// <param name="To">The number (E.164, with its plus sign).</param>
/// <param name="Extension">The digits to dial once somebody has answered; <see langword="null"/> for none.</param>
/// <param name="Handle">The secret in the address of the call's markup.</param>
/// <param name="Language">The language that is spoken, as a tag.</param>
internal sealed record PhoneCall(string To, string? Extension, string Handle, string Language);
