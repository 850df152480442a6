namespace Identity.Server.Delivery.Gateways;

/// <summary>
/// The sections <c>Identity:Text</c> and <c>Identity:Voice</c>: the gateway that text messages or calls are handed to. Without a section
/// there is none.
/// </summary>
internal sealed record GatewaySettings
{
    private const string Twilio = "https://api.twilio.com";

    /// <summary><c>Gateway</c>: whose interface it speaks.</summary>
    public Gateway? Gateway { get; init; }

    /// <summary><c>Address</c>: where it is; Twilio's own where nothing else is said.</summary>
    public string? Address { get; init; }

    /// <summary><c>User</c>: whom it knows this server as; with Twilio the account's SID.</summary>
    public string User { get; init; } = "";

    /// <summary><c>Password</c>; with Twilio the account's auth token.</summary>
    public string Password { get; init; } = "";

    /// <summary><c>From</c>: the number that people are called or texted from; for texts also a name, where the operators allow that.</summary>
    public string From { get; init; } = "";

    /// <summary>The address; <see langword="null"/> if there is none, or if it is not one.</summary>
    public Uri? Base => Uri.TryCreate(Address ?? Default, UriKind.Absolute, out var address) ? address : null;

    private string? Default => Gateway is Gateways.Gateway.Twilio ? Twilio : null;

    /// <summary>The address of something below it.</summary>
    public Uri At(string path) => new(Base!.GetLeftPart(UriPartial.Path).TrimEnd('/') + path);

    /// <summary>Its name alone, so that no log shows the password.</summary>
    public override string ToString() => nameof(GatewaySettings);
}
