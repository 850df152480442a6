namespace Identity.Server.Delivery.Gateways;

/// <summary>Whether a request's body has left.</summary>
internal enum HeldState
{
    /// <summary>Not yet: there is no connection.</summary>
    Held,

    /// <summary>It may not.</summary>
    Refused,

    /// <summary>It may have.</summary>
    Released,
}
