namespace Identity.Server.Delivery;

/// <summary>How handing a message to a receiver ended. Errors are codes, so that no text from outside gets into the database.</summary>
internal abstract record HandOver
{
    private HandOver()
    {
    }

    /// <summary>What it says cannot be read, and so can never be handed over.</summary>
    public static HandOver Unreadable { get; } = new Refused("unreadable");

    /// <summary>The receiver has it.</summary>
    public sealed record Taken : HandOver;

    /// <summary>It certainly does not have it, and may take it later.</summary>
    public sealed record NotNow(string Error) : HandOver;

    /// <summary>It will never take it.</summary>
    public sealed record Refused(string Error) : HandOver;

    /// <summary>It may have it.</summary>
    public sealed record Unknown(string Error) : HandOver;

    /// <summary>Another server has the message by now, or its time is over; nothing was handed over.</summary>
    public sealed record Lost : HandOver;
}
