namespace Identity.Server.Delivery.Gateways;

/// <summary>Whose interface a gateway speaks.</summary>
internal enum Gateway
{
    /// <summary>Kannel's <c>sendsms</c>; text messages.</summary>
    Kannel,

    /// <summary>Twilio's API of 2010-04-01, which others offer too; text messages and calls.</summary>
    Twilio,
}
