namespace Identity.Server.Delivery;

/// <summary>The gateways that can be spoken to.</summary>
public enum GatewayKind
{
    /// <summary>Kannel's <c>sendsms</c>: texts.</summary>
    Kannel,

    /// <summary>Twilio's form API, and those who speak it too: texts and calls.</summary>
    Twilio,
}
