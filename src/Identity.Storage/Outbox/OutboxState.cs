namespace Identity.Storage.Outbox;

/// <summary>How far an outgoing message has come.</summary>
public enum OutboxState
{
    /// <summary>It waits, for the first time or to be tried again.</summary>
    Pending,

    /// <summary>A server is handing it over at this moment, or crashed while it did.</summary>
    HandedOver,

    /// <summary>Nobody knows whether the hand-over succeeded. It is not repeated: nobody gets a message twice.</summary>
    InDoubt,

    /// <summary>The receiver has taken it.</summary>
    Sent,

    /// <summary>The receiver refused it for good, or was down too often.</summary>
    Failed,

    /// <summary>Its time was over before it could be sent.</summary>
    Expired,
}
