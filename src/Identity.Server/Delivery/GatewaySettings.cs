namespace Identity.Server.Delivery;

/// <summary>The sections <c>Identity:Text</c> and <c>Identity:Voice</c>: the gateway that texts, or calls, are handed to. Without a section there is none.</summary>
public sealed record GatewaySettings
{
    /// <summary><c>Gateway</c>: <c>Twilio</c> by default; for texts also <c>Kannel</c>.</summary>
    public GatewayKind Gateway { get; init; } = GatewayKind.Twilio;

    /// <summary><c>Address</c>: where the gateway is, by default Twilio's own address.</summary>
    public string Address { get; init; } = "https://api.twilio.com/";

    /// <summary><c>User</c>: the account.</summary>
    public string User { get; init; } = "";

    /// <summary><c>Password</c>: the account's secret. Calls are also told apart from forgeries by it.</summary>
    public string Password { get; init; } = "";

    /// <summary><c>From</c>: the number, or for texts the name, that people see.</summary>
    public string From { get; init; } = "";
}
