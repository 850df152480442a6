namespace Identity.Domain.Methods.Phones;

/// <summary>A counter that one more message is charged to.</summary>
/// <param name="Name">Which of the limits it is, as the policy document names it.</param>
/// <param name="Key">The counter's key.</param>
/// <param name="Amount">What the message adds to it.</param>
/// <param name="Limit">How much it may hold.</param>
/// <param name="Window">How long it counts before it begins anew.</param>
public sealed record SendCap(string Name, string Key, int Amount, int Limit, TimeSpan Window);
