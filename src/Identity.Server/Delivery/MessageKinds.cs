namespace Identity.Server.Delivery;

/// <summary>What messages leave by, as the outbox names it.</summary>
internal static class MessageKinds
{
    /// <summary>A <see cref="Delivery.Mail"/>.</summary>
    public const string Mail = "mail";

    /// <summary>A <see cref="TextMessage"/>.</summary>
    public const string Text = "text";

    /// <summary>A <see cref="PhoneCall"/>.</summary>
    public const string Call = "call";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Mail, Text, Call];
}
