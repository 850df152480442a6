using Identity.Server.Delivery;
using Identity.Server.Delivery.Gateways;
using Identity.Server.LegacyDoors;
using Identity.Server.Outbound;

namespace Identity.Server.Hosting;

/// <summary>The section <c>Identity</c> of the configuration: what an operator decides.</summary>
internal sealed record ServerSettings
{
    /// <summary><c>Identity:Issuer</c>: the public address, for example <c>https://id.example.org</c>. Never taken from a request.</summary>
    public string Issuer { get; init; } = "";

    /// <summary><c>Identity:Database</c>.</summary>
    public DatabaseSettings Database { get; init; } = new();

    /// <summary><c>Identity:MasterKey</c>: 32 bytes in base64. Either this or <see cref="MasterKeyFile"/>.</summary>
    public string? MasterKey { get; init; }

    /// <summary><c>Identity:MasterKeyFile</c>: a file that holds the 32 bytes in base64.</summary>
    public string? MasterKeyFile { get; init; }

    /// <summary><c>Identity:RestoreMarkerFile</c>: where a server keeps how far the database has come, or <c>off</c> (attack 15).</summary>
    public string? RestoreMarkerFile { get; init; }

    /// <summary><c>Identity:Proxies</c>: addresses of the reverse proxies whose forwarded headers are believed; none by default (attack 12).</summary>
    public IReadOnlyList<string> Proxies { get; init; } = [];

    /// <summary><c>Identity:Mail</c>; <see langword="null"/> if no mail is sent.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary><c>Identity:Text</c>; <see langword="null"/> if no text messages are sent.</summary>
    public GatewaySettings? Text { get; init; }

    /// <summary><c>Identity:Voice</c>; <see langword="null"/> if nobody is called.</summary>
    public GatewaySettings? Voice { get; init; }

    /// <summary><c>Identity:Doors</c>; <see langword="null"/> if no proxy asks about app passwords.</summary>
    public DoorSettings? Doors { get; init; }

    /// <summary><c>Identity:SecurityKeys</c>.</summary>
    public KeySettings SecurityKeys { get; init; } = new();

    /// <summary><c>Identity:Outbound</c>.</summary>
    public OutboundSettings Outbound { get; init; } = new();

    /// <summary>Its name alone, so that no log shows a key or a password.</summary>
    public override string ToString() => nameof(ServerSettings);
}
